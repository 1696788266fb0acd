import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, print } from 'graphql';
import { expect, test, vi } from 'vitest';
import { fares } from '../testing/fares.js';
import { composed } from '../testing/shop.js';
import { shopSdl } from '../testing/shop-subgraphs.js';
import { separateRequiredArguments } from './required-arguments.js';
import { withRequiredArguments } from './required-arguments-plan.js';

const graphOf = (sdls: Readonly<Record<string, string>>) =>
  parse(composed(Object.entries(sdls).map(([name, sdl]) => ({ name, sdl, url: `http://${name}.test` }))));
const requirements = separateRequiredArguments(graphOf({ trips: fares.trips[0], fees: fares.fees[0] }));
const schemas = new Map(
  Object.entries(fares).map(([name, [sdl, resolvers]]) => [
    name,
    buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: { ...resolvers } }),
  ]),
);

vi.stubEnv('APOLLO_TELEMETRY_DISABLED', 'true');

/** Apollo's own executor runs the rewritten plan: nothing of it is ours but the rewriting. */
const server = new ApolloServer({
  gateway: new ApolloGateway({
    supergraphSdl: print(requirements.supergraph),
    experimental_didResolveQueryPlan: ({ queryPlan }) => {
      const { node } = withRequiredArguments(queryPlan, requirements);
      if (node) queryPlan.node = node;
    },
    buildService: ({ name }) => ({
      process: async ({ request: { query = '', variables = {} } }) => {
        const schema = schemas.get(name);
        if (!schema) throw new Error(`no subgraph ${name}`);
        return JSON.parse(
          JSON.stringify(await graphql({ schema, source: query, variableValues: variables })),
        );
      },
    }),
  }),
});

test.each([
  ['{ trips { length(unit: "mile") far } }', { length: 'mile', far: 'in km' }],
  ['{ trips { fare(in: "IDR") feeInUsd } }', { fare: 10_000, feeInUsd: 'fee of 1' }],
  ['query ($in: String!) { trips { fare(in: $in) feeInUsd } }', { fare: 10_000, feeInUsd: 'fee of 1' }],
  [
    '{ trips { feeInUsd feeInIdr fare(in: "USD") } }',
    { feeInUsd: 'fee of 1', feeInIdr: 'fee of 10000', fare: 1 },
  ],
  [
    '{ trips { stops(first: 1) { id } route feeInIdr } }',
    { stops: [{ id: '1a' }], route: 'Stop 1a Stop 1b Stop 1c', feeInIdr: 'fee of 10000' },
  ],
  [
    '{ trips { stops(first: 2) { name: id } route } }',
    { stops: [{ name: '1a' }, { name: '1b' }], route: 'Stop 1a Stop 1b Stop 1c' },
  ],
])('a plan over separated requirements asks each with its own arguments: %s', async (query, first) => {
  const { body } = await server.executeOperation({ query, variables: { in: 'IDR' } });
  const { data, errors } = body.kind === 'single' ? body.singleResult : {};
  expect(errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(data)).trips[0]).toEqual(first);
});

test('a supergraph where nothing is required with arguments stays as it is', () => {
  const supergraph = graphOf(shopSdl);
  const { supergraph: separated, fields } = separateRequiredArguments(supergraph);
  expect(separated).toBe(supergraph);
  expect(fields.size).toBe(0);
});

test('clients do not see the names that stand for requirements', async () => {
  const { body } = await server.executeOperation({ query: '{ trips { fare__required0 } }' });
  expect(body.kind === 'single' && body.singleResult.errors).toHaveLength(1);
});
