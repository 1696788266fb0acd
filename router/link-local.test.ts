import type { lookup } from 'node:dns';
import { Pool } from 'undici';
import { expect, test } from 'vitest';
import { isLinkLocal, lookupElsewhere } from './link-local.js';
import { startTinySubgraph } from './testing/tiny-subgraph.js';

test.each([
  ['169.254.169.254', true],
  ['::ffff:169.254.169.254', true],
  ['::ffff:a9fe:a9fe', true],
  ['fe80::1', true],
  ['fd00:ec2::254', true],
  ['127.0.0.1', false],
  ['10.0.0.1', false],
  ['fd00::1', false],
  ['permits.test', false],
])('A41: %s is link-local: %s', (address, expected) => {
  expect(isLinkLocal(address)).toBe(expected);
});

/** A name server that says where every host is. */
const saying = (...said: readonly string[]) =>
  ((_host: string, { all }: { readonly all?: boolean }, found: (...answer: unknown[]) => void) => {
    const addresses = said.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    if (all) found(null, addresses);
    else found(null, addresses[0]?.address, addresses[0]?.family);
  }) as unknown as typeof lookup;

test('A41: a name that leads to a link-local address is not connected to, and any other is', async () => {
  const subgraph = await startTinySubgraph('type Query { a: Int }', {});
  const { port } = new URL(subgraph.url);
  const call = async (...said: readonly string[]) => {
    const connect = { lookup: lookupElsewhere(saying(...said)) };
    const pool = new Pool(`http://rebound.test:${port}`, { connect });
    const request = { method: 'POST', path: '/', body: '{"query":"{ a }"}' } as const;
    return pool
      .request(request)
      .then(({ statusCode }) => statusCode)
      .finally(() => pool.destroy());
  };
  expect(await call('127.0.0.1')).toBe(200);
  for (const said of [['169.254.169.254'], ['127.0.0.1', 'fe80::1']])
    await expect(call(...said)).rejects.toMatchObject({ code: 'LINK_LOCAL_ADDRESS' });
  await subgraph.stop();
});
