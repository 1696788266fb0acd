import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type FilteredDocument, filtered } from './filtered-document.js';
import { isMet, needsPurpose, type Requirement } from './requirement.js';
import type { RuleBook } from './rule-book.js';

interface Guarded {
  readonly node: FieldNode;
  readonly requirements: readonly Requirement[];
}

/** So many different outcomes of one document are kept; a document has as many as there are kinds of viewer, a few. */
const outcomesMax = 32;

/** A client's document with the rules of the fields that are selected in it. */
export class GuardedDocument {
  readonly #guarded: readonly Guarded[];
  /** Every selection with its number in the document. */
  readonly #numbers: ReadonlyMap<FieldNode, number>;
  readonly #filtered = new Map<string, FilteredDocument>();

  constructor(
    private readonly document: DocumentNode,
    private readonly schema: GraphQLSchema,
    rules: RuleBook,
  ) {
    const selected = selectedIn(document, schema, rules);
    this.#numbers = new Map(selected.map(({ node }, number) => [node, number]));
    this.#guarded = selected.filter(({ requirements }) => requirements.length > 0);
  }

  /** The selections that this viewer may not make. */
  refusedFor(viewer: Viewer): ReadonlySet<FieldNode> {
    const judged = new Map<Requirement, boolean>();
    const isHeld = (requirement: Requirement) => {
      const held = judged.get(requirement) ?? isMet(requirement, viewer);
      judged.set(requirement, held);
      return held;
    };
    const refused = this.#guarded.filter(({ requirements }) => !requirements.every(isHeld));
    return new Set(refused.map(({ node }) => node));
  }

  /** The selections for which an agency states its purpose. */
  get purposeful(): ReadonlySet<FieldNode> {
    const purposeful = this.#guarded.filter(({ requirements }) => requirements.some(needsPurpose));
    return new Set(purposeful.map(({ node }) => node));
  }

  /** The document without these selections; made once for each outcome. */
  without(refused: ReadonlySet<FieldNode>): FilteredDocument {
    const key = [...refused]
      .map((node) => this.#numbers.get(node))
      .sort()
      .join();
    const known = this.#filtered.get(key) ?? filtered(this.document, refused, this.schema);
    this.#filtered.delete(key);
    this.#filtered.set(key, known);
    const [oldest] = this.#filtered.keys();
    if (oldest !== undefined && this.#filtered.size > outcomesMax) this.#filtered.delete(oldest);
    return known;
  }
}

function selectedIn(document: DocumentNode, schema: GraphQLSchema, rules: RuleBook): readonly Guarded[] {
  const selected: Guarded[] = [];
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const requirements = parent ? rules.requirementsOf(parent.name, node.name.value) : [];
        selected.push({ node, requirements });
      },
    }),
  );
  return selected;
}
