import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  getIntrospectionQuery,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { CostRules } from '../router/limit/cost-rules.js';
import { checkDocument } from '../router/limit/document-limits.js';
import { usualLimits } from '../router/limit/limit-options.js';
import { OperationCost } from '../router/limit/operation-cost.js';
import { readSupergraph } from '../router/supergraph.js';
import { findMinistries } from '../scripts/ministries.js';
import { root } from './source-files.js';

const sdl = await readFile(join(root, 'schema', 'supergraph.graphql'), 'utf8');
const { schema, clientSchema } = readSupergraph(sdl, { subgraphUrl: () => undefined, subgraphHosts: null });
const rules = new CostRules(schema, usualLimits.listSizeAssumed);

function costOf(text: string): number {
  const document = parse(text);
  const isOperation = (one: { readonly kind: string }): one is OperationDefinitionNode =>
    one.kind === Kind.OPERATION_DEFINITION;
  const costs = document.definitions
    .filter(isOperation)
    .map((operation) => new OperationCost(schema, document, operation, rules).requested({}));
  return Math.max(...costs);
}

const folder = join(root, 'tests', 'queries');
const examples = await Promise.all(
  (await readdir(folder))
    .filter((file) => file.endsWith('.graphql'))
    .map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const),
);
const questions = (await findMinistries(join(root, 'subgraphs'))).flatMap(({ name, questions: asked = [] }) =>
  asked.map(({ document }) => [`a question of ${name}`, document] as const),
);
const introspection = getIntrospectionQuery({
  schemaDescription: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const aHundredCitizens = `{ familyCard(number: "9801010501150007") { members(first: 100) { nodes { citizen {
  fullName birthDate bills(first: 3) { nodes { total } } drivingLicences(first: 3) { nodes { number } }
  aidEnrolments(first: 3) { nodes { program } } immunizations(first: 3) { nodes { vaccine } } jknMembership { active }
  learnerEnrolments(first: 3) { nodes { grade school { name } } } civilServant { nip agency { name } }
} } } } }`;

describe('the usual limits let through', () => {
  test.each([
    ...examples,
    ...questions,
    ['introspection by the explorer', introspection] as const,
    ['a hundred citizens with what belongs to each', aHundredCitizens] as const,
  ])('%s', (_, text) => {
    expect(validate(clientSchema, parse(text))).toEqual([]);
    expect(() => checkDocument(text, usualLimits)).not.toThrow();
    expect(costOf(text)).toBeLessThanOrEqual(usualLimits.costMax);
    expect(costOf(text)).toBeGreaterThan(0);
  });
});

test('every field that answers a page says how long it is', () => {
  const silent = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.args.some(({ name }) => name === 'first'))
    .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
    .filter(({ field }) => !field.astNode?.directives?.some(({ name }) => name.value === 'listSize'));
  expect(silent.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([]);
  expect(costOf('{ areas(first: 50) { nodes { code } } }')).toBe(51);
});
