import { afterAll, beforeAll, expect, test } from 'vitest';
import { audience } from './testing/provider.js';
import { healthOf, Published } from './testing/published.js';
import { post } from './testing/shop.js';
import { startTown, type Town } from './testing/town.js';

let town: Town;
let published: Published;
beforeAll(async () => {
  town = await startTown();
  published = await Published.inNewFolder();
});
afterAll(async () => {
  await published.remove();
  await town.stop();
});

test('F14: who signs people in may be away while a supergraph is replaced: their tokens are known still', async () => {
  await published.publish(town.supergraph, 1);
  const { issuer } = town.provider;
  const protectionOf = () => ({ issuer, audience, envelopeKeys: town.keys });
  const router = await published.router({ protectionOf });
  const authorization = `Bearer ${await town.provider.token({})}`;
  const ask = () => post(router.url, '{"query":"{ __typename }"}', { authorization });
  expect(await ask()).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
  await town.provider.stop();
  await published.publish(town.supergraph, 2);
  await router.look();
  expect(await healthOf(router.url)).toMatchObject({ version: 2 });
  expect(await ask()).toMatchObject({ status: 200, body: { data: { __typename: 'Query' } } });
  expect(
    (await post(router.url, '{"query":"{ __typename }"}', { authorization: 'Bearer a.b.c' })).status,
  ).toBe(401);
});
