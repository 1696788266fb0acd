import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Shop, startShop } from './testing/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

const audits = serverAudits({ url: () => shop.router.url });

test('the audit has its 61 questions', () => {
  expect(audits).toHaveLength(61);
});

describe('the server audit of graphql-http, over real HTTP with every limit on', () => {
  test.each(audits.map(({ id, name, fn }) => [id, name, fn] as const))('%s: %s', async (_id, _name, fn) => {
    expect(await fn()).toMatchObject({ status: 'ok' });
  });
});
