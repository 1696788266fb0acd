import { ApolloGateway } from '@apollo/gateway';
import { afterEach, expect, test, vi } from 'vitest';
import { forbidForeignConnections } from './testing/foreign-connections.js';
import { startShop } from './testing/shop.js';

const attempts = forbidForeignConnections();
afterEach(() => {
  vi.unstubAllEnvs();
});

test('a router calls its subgraphs and nobody else, from its start to its end, whatever the environment asks', async () => {
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', undefined);
  vi.stubEnv('APOLLO_KEY', 'service:graph:key');
  vi.stubEnv('APOLLO_GRAPH_REF', 'graph@current');
  vi.stubEnv('APOLLO_SCHEMA_REPORTING', 'true');
  const shop = await startShop();
  const { body } = await shop.query('{ topProducts { name reviews { author { name } } } }');
  await shop.query('{ nothing }');
  await shop.stop();
  await secondsForDetectors();
  expect(body).not.toHaveProperty('errors');
  expect(attempts).toEqual([]);
});

test('the gateway it is built on would call out, if it were let', async () => {
  const shop = await startShop();
  vi.stubEnv('APOLLO_TELEMETRY_DISABLED', undefined);
  const gateway = new ApolloGateway({ supergraphSdl: shop.supergraph });
  await gateway.load({ apollo: {} });
  await gateway.stop();
  await shop.stop();
  await secondsForDetectors();
  expect(attempts).not.toEqual([]);
});

/** Apollo's telemetry first asks the clouds it knows whether it runs there, in its own time. */
const secondsForDetectors = () => new Promise((resolve) => setTimeout(resolve, 1_500));
