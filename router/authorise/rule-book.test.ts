import { buildSchema, introspectionFromSchema, parse, printSchema } from 'graphql';
import { expect, test } from 'vitest';
import { StartError } from '../../shared/process/run-main.js';
import { readSupergraph } from '../supergraph.js';
import { composed } from '../testing/shop.js';
import { townSdl } from '../testing/town-subgraphs.js';

const anywhere = { subgraphUrl: () => undefined, subgraphHosts: null };
const compose = (...sdl: readonly string[]) =>
  composed(sdl.map((one, i) => ({ name: `s${i}`, url: `http://s${i}.test:8080/graphql`, sdl: one })));
const rulesOf = (supergraph: string, type: string, field: string) =>
  readSupergraph(supergraph, anywhere).rules?.requirementsOf(type, field);
const town = compose(...Object.values(townSdl));

test('A20: a rule that stands on the interface alone holds for all that implements it', () => {
  const onInterface = compose(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@policy"])
    interface Named { name: String }
    type Person implements Named { name: String }
    type Query { me: Person name: String @policy(policies: [["x"]]) }`).replace(
    /(interface Named[^{]*\{\n {2}name: String)/,
    '$1 @policy(policies: [["data-subject"]])',
  );
  expect(rulesOf(onInterface, 'Person', 'name')).toEqual([{ kind: 'policy', anyOf: [['data-subject']] }]);
  expect(rulesOf(onInterface, 'Query', 'me')).toEqual([]);
});

test('A22: composition refuses a field that is made from a guarded one and is not guarded itself', () => {
  const { aid, register, tax } = townSdl;
  const open = aid.replace(/(eligible: Boolean @requires\(fields: "income"\)) @policy\([^)]*\)/, '$1');
  expect(open).not.toBe(aid);
  expect(() => compose(register, tax, open)).toThrow(/Person\.eligible.*does not specify necessary/);
});

test('A22: an older composition that let it pass does not open it', () => {
  const loosened = town.replace(/(\n {2}(?:eligible|grade): [^\n]*) @policy\([^)]*\)/g, '$1');
  expect(loosened).not.toBe(town);
  const kinds = rulesOf(loosened, 'Person', 'grade')?.map(({ kind }) => kind);
  expect(kinds?.sort()).toEqual(['personal', 'policy']);
});

test.each([
  ['renamed', 'import: [{ name: "@authenticated", as: "@signedIn" }]', '@signedIn'],
  ['not imported', 'as: "federation"', '@federation__authenticated'],
  ['renamed as another', 'import: [{ name: "@authenticated", as: "@tagged" }]', '@tagged'],
])('A23: a rule whose directive is %s is a rule', (_, how, directive) => {
  const supergraph = compose(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", ${how})
    type Query { me: String ${directive} open: String }`);
  expect(rulesOf(supergraph, 'Query', 'me')).toEqual([{ kind: 'authenticated' }]);
  expect(rulesOf(supergraph, 'Query', 'open')).toEqual([]);
  expect(readSupergraph(supergraph, anywhere).sdl).not.toMatch(/authenticated|signedIn|tagged/);
});

test('A23: our own directive is found under another name', () => {
  const supergraph = compose(
    townSdl.register
      .replaceAll('@personal', '@pii')
      .replace('import: ["@pii"]', 'import: [{ name: "@personal", as: "@pii" }]'),
  );
  expect(supergraph).toContain('@pii(category: GENERAL)');
  expect(
    rulesOf(supergraph, 'Person', 'nik')
      ?.map(({ kind }) => kind)
      .sort(),
  ).toEqual(['personal', 'policy']);
});

test('A23: what only looks like a rule is none', () => {
  const supergraph = compose(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
      @link(url: "https://example.test/other/v1.0", import: ["@authenticated"])
      @composeDirective(name: "@authenticated")
    directive @authenticated on FIELD_DEFINITION
    type Query { me: String @authenticated }`);
  expect(readSupergraph(supergraph, anywhere).rules).toBeNull();
});

test('A24: a second subgraph that states no rule loosens none', () => {
  const { aid, register, tax } = townSdl;
  const open = aid.replace(/(motto: String @shareable) @requiresScopes\([^)]*\)/, '$1');
  expect(rulesOf(compose(register, tax, open), 'School', 'motto')).toEqual([
    { kind: 'requiresScopes', anyOf: [['a']] },
  ]);
});

test.each([
  'http://169.254.169.254/latest/meta-data',
  'http://metadata.google.internal/',
  'http://[fe80::1]/',
])('A41: a subgraph is never at %s', (url) => {
  const read = () => readSupergraph(town, { ...anywhere, subgraphUrl: () => url });
  expect(read).toThrow(StartError);
  expect(read).toThrow(/is not called/);
});

test('A41: with a list of hosts, a subgraph is at none but those', () => {
  const supergraph = composed(
    Object.entries(townSdl).map(([name, sdl]) => ({ name, url: `http://${name}.test:8080/graphql`, sdl })),
  );
  const at =
    (...subgraphHosts: readonly string[]) =>
    () =>
      readSupergraph(supergraph, { subgraphUrl: () => undefined, subgraphHosts });
  expect(at('register.test:8080', 'tax.test:8080', 'aid.test:8080')).not.toThrow();
  for (const hosts of [
    [],
    ['register.test:8080'],
    ['register.test', 'tax.test', 'aid.test'],
    ['localhost'],
  ]) {
    expect(at(...hosts)).toThrow(/is not called/);
  }
});

test('the supergraph that is handed on has no rule left, and is one still', () => {
  const { sdl, clientSchema } = readSupergraph(town, anywhere);
  expect(sdl).not.toMatch(/authenticated|requiresScopes|policy|personal|SECURITY,|data-subject/);
  expect(() => parse(sdl)).not.toThrow();
  expect(introspectionFromSchema(buildSchema(printSchema(clientSchema)))).toBeTruthy();
});
