import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Viewer } from '../../shared/auth/viewer.js';
import { Fault } from '../../shared/errors/fault.js';
import { invariant } from '../../shared/errors/invariant.js';
import type { Caller } from '../caller.js';
import { pathGiven } from '../execute/client-aliases.js';
import type { QueryPlan } from '../execute/plan.js';
import { FetchedFields } from './fetched-fields.js';
import type { FilteredDocument } from './filtered-document.js';
import { GuardedDocument } from './guarded-document.js';
import { type AskedOperation, isAnyAsked } from './personal-data.js';
import { PlanRefused } from './plan-refused.js';
import { isMet, type Requirement } from './requirement.js';
import type { RuleBook } from './rule-book.js';
import { fieldsIn, selectionsAt } from './selections-at.js';

/** An operation as a client sent it. */
export interface SentOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What may be planned of an operation. */
export interface Allowed extends FilteredDocument {
  readonly refused: ReadonlySet<FieldNode>;
}

/** Lets an operation be planned and executed only as far as the viewer may have what it asks. */
export class Authoriser {
  readonly #documents = new WeakMap<DocumentNode, GuardedDocument>();
  readonly #fetched: FetchedFields;

  constructor(
    /** The supergraph's. */
    private readonly schema: GraphQLSchema,
    private readonly rules: RuleBook,
  ) {
    this.#fetched = new FetchedFields(schema, rules);
  }

  /**
   * Hands on what may be planned; less of it when the plan turns out to fetch what may not be fetched.
   * @param execute throws PlanRefused, see check.
   * @throws Fault PURPOSE_REQUIRED
   */
  async execute<T>(
    sent: SentOperation,
    { viewer, approvedPurposes }: Caller,
    execute: (allowed: Allowed | null) => Promise<T>,
  ): Promise<T> {
    const asked = askedOperation(sent);
    const guarded = this.#guarded(sent.document);
    if (!hasStatedPurpose(viewer) && isAnyAsked(asked, guarded.purposeful)) {
      throw purposeRequired(approvedPurposes);
    }
    let refused = guarded.refusedFor(viewer);
    for (;;) {
      try {
        return await execute(refused.size > 0 ? { ...guarded.without(refused), refused } : null);
      } catch (error) {
        if (!(error instanceof PlanRefused)) throw error;
        refused = withDependents(asked, refused, error);
      }
    }
  }

  /**
   * Checks what a plan fetches, also what no client asked for: keys, and what other fields are made from.
   * @throws PlanRefused before anything is fetched.
   */
  check(plan: QueryPlan, viewer: Viewer): void {
    const isRefused = (requirements: readonly Requirement[]) =>
      requirements.some((one) => !isMet(one, viewer));
    const fetched = this.#fetched.of(plan);
    const needing = fetched.filter(({ needs }) => isRefused(needs));
    const refused = needing.length > 0 ? needing : fetched.filter(({ brings }) => isRefused(brings));
    if (refused.length === 0) return;
    throw new PlanRefused(refused.flatMap(({ at, names }) => names.map((name) => pathGiven([...at, name]))));
  }

  #guarded(document: DocumentNode): GuardedDocument {
    const guarded = this.#documents.get(document) ?? new GuardedDocument(document, this.schema, this.rules);
    this.#documents.set(document, guarded);
    return guarded;
  }
}

/** A citizen asks for the citizen's own; whoever acts for an agency says what for, and by which right. */
const hasStatedPurpose = ({ kind, purpose }: Viewer): boolean =>
  purpose !== null || kind === 'citizen' || kind === 'anonymous';

function purposeRequired(allowed: readonly string[]): Fault {
  return new Fault(
    'PURPOSE_REQUIRED',
    'Personal data are told only for an approved purpose: state it in x-purpose and its lawful basis in x-lawful-basis.',
    { allowed },
  );
}

/** Takes more and more out, so it ends: at the latest when nothing is left. */
function withDependents(
  { operation, fragments }: AskedOperation,
  refused: ReadonlySet<FieldNode>,
  { places }: PlanRefused,
): ReadonlySet<FieldNode> {
  const dependents = places.flatMap((place) => selectionsAt(operation.selectionSet, fragments, place));
  const grown = new Set([...refused, ...dependents]);
  if (grown.size > refused.size) return grown;
  const all = new Set([...refused, ...fieldsIn(operation.selectionSet, fragments)]);
  invariant(all.size > refused.size, 'a plan for nothing fetches nothing');
  return all;
}

function askedOperation({ operation, document, variables }: SentOperation): AskedOperation {
  const fragments = document.definitions.filter(
    (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
  );
  return { operation, fragments: new Map(fragments.map((one) => [one.name.value, one])), variables };
}
