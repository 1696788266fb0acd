import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { Requirements } from './required-arguments.js';

/**
 * A plan made over a supergraph with separated requirements, as one that subgraphs understand: they are asked the true fields
 * with their arguments, under the names that stand for them, and given them under the true names. A call for two fields that
 * need one field with different arguments becomes two calls, for a representation has room for one.
 */
export function withRequiredArguments(plan: QueryPlan, requirements: Requirements): QueryPlan {
  const { node } = plan;
  if (!node || node.kind === 'Subscription' || requirements.fields.size === 0) return plan;
  return { ...plan, node: rewritten(node, requirements) };
}

function rewritten(node: PlanNode, requirements: Requirements): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((one) => rewritten(one, requirements)) };
    case 'Flatten':
      return { ...node, node: rewritten(node.node, requirements) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: rewritten(node.ifClause, requirements) }),
        ...(node.elseClause && { elseClause: rewritten(node.elseClause, requirements) }),
      };
    case 'Fetch': {
      const fetches = apart(node, requirements).map((one) => renamed(one, requirements));
      const [only, ...others] = fetches;
      return only && others.length === 0 ? only : { kind: 'Parallel', nodes: fetches };
    }
    default:
      return node;
  }
}

/** One call for each set of requirements that fit into one representation. */
function apart(fetch: FetchNode, { fields, requiredBy }: Requirements): readonly FetchNode[] {
  const names = virtualsIn(fetch.requires ?? []).filter((name) => fields.has(name));
  const trueNames = names.map((name) => fields.get(name)?.name);
  if (new Set(trueNames).size === new Set(names).size) return [fetch];
  const groups: string[][] = [];
  for (const name of new Set(names)) {
    const clashes = (other: string) => fields.get(other)?.name === fields.get(name)?.name;
    const group = groups.find((one) => !one.some(clashes));
    if (group) group.push(name);
    else groups.push([name]);
  }
  const document = fetch.operationDocumentNode ?? parse(fetch.operation);
  return groups.map((group, i) => {
    const others = names.filter((name) => !group.includes(name));
    // What needs nothing, or what no group has whole, goes with the first.
    const isOurs = (place: string) => {
      const needed = requiredBy.get(place) ?? [];
      const at = groups.findIndex((one) => needed.some((name) => one.includes(name)));
      return Math.max(at, 0) === i;
    };
    return {
      ...fetch,
      requires: without(fetch.requires ?? [], others),
      ...printed(withEntityFields(document, isOurs)),
    };
  });
}

function withEntityFields(document: DocumentNode, isOurs: (place: string) => boolean): DocumentNode {
  const kept = (on: string, selections: readonly SelectionNode[]): readonly SelectionNode[] =>
    selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD)
        return selection.name.value === '__typename' || isOurs(`${on}.${selection.name.value}`)
          ? [selection]
          : [];
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const { selectionSet, typeCondition } = selection;
      const inner = kept(typeCondition?.name.value ?? on, selectionSet.selections);
      return inner.length > 0 ? [{ ...selection, selectionSet: { ...selectionSet, selections: inner } }] : [];
    });
  return visit(document, {
    Field: (field) => {
      if (field.name.value !== '_entities' || !field.selectionSet) return undefined;
      const selections = kept('', field.selectionSet.selections);
      return { ...field, selectionSet: { ...field.selectionSet, selections } };
    },
  });
}

function renamed(fetch: FetchNode, { fields }: Requirements): FetchNode {
  const document = visit(fetch.operationDocumentNode ?? parse(fetch.operation), {
    Field: (field) => {
      const required = fields.get(field.name.value);
      if (!required) return undefined;
      const { alias = field.name } = field;
      return {
        ...field,
        alias,
        name: { ...field.name, value: required.name },
        arguments: required.arguments,
      };
    },
  });
  const rewrites = pathsIn(fetch.requires ?? []).flatMap((path) => {
    const required = fields.get(path.at(-1) ?? '');
    return required ? [{ kind: 'KeyRenamer' as const, path, renameKeyTo: required.name }] : [];
  });
  // The innermost first: a path leads through names that are not yet renamed.
  const inputRewrites = [
    ...(fetch.inputRewrites ?? []),
    ...rewrites.sort((a, b) => b.path.length - a.path.length),
  ];
  return { ...fetch, ...printed(document), ...(inputRewrites.length > 0 && { inputRewrites }) };
}

const printed = (document: DocumentNode) => ({
  operation: stripIgnoredCharacters(print(document)),
  operationDocumentNode: document,
});

function pathsIn(selections: readonly QueryPlanSelectionNode[], from: readonly string[] = []): string[][] {
  return selections.flatMap((selection) => {
    const step = selection.kind === 'Field' ? selection.name : `... on ${selection.typeCondition}`;
    const path = [...from, step];
    return [path, ...pathsIn(selection.selections ?? [], path)];
  });
}

const virtualsIn = (selections: readonly QueryPlanSelectionNode[]): readonly string[] =>
  pathsIn(selections).map((path) => path.at(-1) ?? '');

const without = (
  selections: readonly QueryPlanSelectionNode[],
  names: readonly string[],
): QueryPlanSelectionNode[] =>
  selections
    .filter((selection) => selection.kind !== 'Field' || !names.includes(selection.name))
    .map((selection) =>
      selection.selections ? { ...selection, selections: without(selection.selections, names) } : selection,
    );
