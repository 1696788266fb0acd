import {
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { keysOf } from '../graphql/entity-keys.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { keeps, publishedSchema } from './ministry-contract.js';
import { type SubgraphUnderTest, startSubgraph } from './subgraph-under-test.js';

/**
 * Asks every entity of the ministry by keys that nobody has. An entity it keeps must be null; one it only lends fields to
 * is answered as it stands, and its fields must know nothing of it rather than fail.
 * @returns what fails, in sentences.
 */
export async function referencesThatFail(door: SubgraphDefinition): Promise<readonly string[]> {
  const entities = Object.values(publishedSchema(door).getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => keysOf(type).map((key) => ({ type, ...key })))
    .filter(({ isResolvable }) => isResolvable);
  const problems = entities
    .filter(({ type }) => !(type.name in door.references))
    .map(({ type }) => `${type.name} has a key and no reference resolver`);
  const subgraph = await startSubgraph(door);
  try {
    for (const entity of entities)
      problems.push(...(await problemsOf(subgraph, entity, keeps(door, entity.type.name))));
  } finally {
    await subgraph.stop();
  }
  return problems;
}

interface KeyedType {
  readonly type: GraphQLObjectType;
  readonly key: SelectionSetNode;
}

async function problemsOf(
  subgraph: SubgraphUnderTest,
  { type, key }: KeyedType,
  isKept: boolean,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const unknown of unknownValues) {
    const reference = referenceOf(type, key, unknown);
    const { data, errors = [] } = await subgraph.entities(type.name, [reference], selectionOf(type));
    const asked = `${type.name} by ${JSON.stringify(reference)}`;
    problems.push(...errors.map(({ path, message }) => `${asked} fails at ${path?.join('.')}: ${message}`));
    if (isKept && errors.length === 0 && data._entities[0] !== null) problems.push(`${asked} is not null`);
  }
  return problems;
}

/** Values that nobody has for a key: one in the form of its type, one in no form, and none at all. */
const unknownValues: readonly ((type: string) => unknown)[] = [
  (type) =>
    type === 'UUID' || type === 'ID'
      ? '00000000-0000-4000-8000-00000000dead'
      : type === 'Int'
        ? 2 ** 31 - 1
        : '999999',
  () => 'nonsense',
  () => undefined,
];

function referenceOf(
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  unknown: (type: string) => unknown,
): Record<string, unknown> {
  const entries = selections.flatMap((selection) => {
    const field = selection.kind === Kind.FIELD ? type.getFields()[selection.name.value] : undefined;
    if (selection.kind !== Kind.FIELD || !field) return [];
    const inner = getNamedType(field.type);
    const isNested = selection.selectionSet && isObjectType(inner);
    return [
      [field.name, isNested ? referenceOf(inner, selection.selectionSet, unknown) : unknown(inner.name)],
    ];
  });
  return Object.fromEntries(entries);
}

/** Every field that can be asked without saying more; those derived from other ministries' facts need these first. */
function selectionOf(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).filter(
    (field) => !isDerived(field) && !field.args.some(isRequiredArgument),
  );
  return [
    '__typename',
    ...fields.map(({ name, type: of }) => (isLeafType(getNamedType(of)) ? name : `${name} { __typename }`)),
  ].join(' ');
}

const isDerived = ({ astNode }: GraphQLField<unknown, unknown>) =>
  astNode?.directives?.some(({ name }) => ['external', 'requires'].includes(name.value)) ?? false;
