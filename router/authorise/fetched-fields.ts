import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getOperationAST,
  type InlineFragmentNode,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { invariant } from '../../shared/errors/invariant.js';
import type { Path } from '../execute/path.js';
import type { FetchNode, NeededSelection, PlanNode, QueryPlan } from '../execute/plan.js';
import type { Requirement } from './requirement.js';
import type { RuleBook } from './rule-book.js';

/** One call of a plan, and what must be true of who asks for its sake. */
export interface Fetched {
  /** Where in the answer what it brings is put. */
  readonly at: Path;
  /** The names in the answer of what it brings. */
  readonly names: readonly string[];
  /** Of what it must be given: keys, and what other fields are made from. */
  readonly needs: readonly Requirement[];
  /** Of what it brings. */
  readonly brings: readonly Requirement[];
}

/** Reads what a plan would fetch, also that for which no client asked. */
export class FetchedFields {
  readonly #known = new WeakMap<QueryPlan, readonly Fetched[]>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: RuleBook,
  ) {}

  /** Read once for each plan. */
  of(plan: QueryPlan): readonly Fetched[] {
    const known = this.#known.get(plan);
    if (known) return known;
    invariant(plan.node?.kind !== 'Subscription', 'a graph without subscriptions plans none');
    const fetched = plan.node ? this.#in(plan.node, []) : [];
    this.#known.set(plan, fetched);
    return fetched;
  }

  #in(node: PlanNode, at: Path): readonly Fetched[] {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return node.nodes.flatMap((one) => this.#in(one, at));
      case 'Flatten':
        return this.#in(node.node, [...at, ...node.path]);
      case 'Condition':
        return [node.ifClause, node.elseClause].flatMap((one) => (one ? this.#in(one, at) : []));
      case 'Fetch':
        return [this.#fetched(node, at)];
      case 'Defer':
        throw new Error('nothing is deferred');
    }
  }

  #fetched({ operationDocumentNode, requires = [] }: FetchNode, at: Path): Fetched {
    const operation = operationDocumentNode && getOperationAST(operationDocumentNode);
    invariant(operation, 'a fetch has one operation');
    const root = this.schema.getRootType(operation.operation);
    const brought = this.#selected(root, operation.selectionSet, fragmentsOf(operationDocumentNode));
    return {
      at,
      names: brought.flatMap(({ name }) => name ?? []),
      needs: this.#needed(undefined, requires),
      brings: brought.flatMap(({ requirements }) => requirements),
    };
  }

  /** Everything that is selected, with the names of what is selected at the top. */
  #selected(
    parent: GraphQLNamedType | null | undefined,
    { selections }: SelectionSetNode,
    fragments: Fragments,
  ): readonly Selected[] {
    return selections.flatMap((selection): readonly Selected[] => {
      if (selection.kind !== Kind.FIELD) {
        const fragment = fragmentIn(selection, fragments);
        const condition = fragment.typeCondition?.name.value;
        const type = condition === undefined ? parent : this.schema.getType(condition);
        return this.#selected(type, fragment.selectionSet, fragments);
      }
      const { alias, name, selectionSet } = selection;
      const within = (type: GraphQLNamedType | undefined) =>
        selectionSet ? this.#selected(type, selectionSet, fragments) : [];
      if (name.value === '_entities') return within(undefined);
      const inner = within(valueType(parent, name.value));
      return [
        { name: (alias ?? name).value, requirements: this.#requirementsOf(parent, name.value) },
        ...inner.map(({ requirements }) => ({ name: null, requirements })),
      ];
    });
  }

  #needed(parent: GraphQLNamedType | undefined, needed: readonly NeededSelection[]): readonly Requirement[] {
    return needed.flatMap((selection): readonly Requirement[] => {
      if (selection.kind === 'InlineFragment') {
        const { typeCondition } = selection;
        const type = typeCondition === undefined ? parent : this.schema.getType(typeCondition);
        return this.#needed(type, selection.selections);
      }
      const { name, selections = [] } = selection;
      return [...this.#requirementsOf(parent, name), ...this.#needed(valueType(parent, name), selections)];
    });
  }

  #requirementsOf(parent: GraphQLNamedType | null | undefined, field: string): readonly Requirement[] {
    return parent ? this.rules.requirementsOf(parent.name, field) : [];
  }
}

interface Selected {
  /** Null beneath the top. */
  readonly name: string | null;
  readonly requirements: readonly Requirement[];
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The planner names what it selects in several places of one call. */
const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );

function fragmentIn(
  selection: FragmentSpreadNode | InlineFragmentNode,
  fragments: Fragments,
): FragmentDefinitionNode | InlineFragmentNode {
  const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
  invariant(fragment, 'a fetch defines the fragments that it spreads');
  return fragment;
}

function valueType(parent: GraphQLNamedType | null | undefined, field: string): GraphQLNamedType | undefined {
  const known = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[field] : undefined;
  return known && getNamedType(known.type);
}
