import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Shop, startShop } from './testing/shop.js';

// Node gives it to whoever asks by a flag.
setFlagsFromString('--expose-gc');
const collect: (what: { readonly type: 'minor' | 'major' }) => void = runInNewContext('gc');

const requests = 200;
const query = '{ topProducts(first: 5) { name shipping reviews { body author { name email } } } }';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

test('what is made for a request is collected when it is over, without a full collection', async () => {
  // What is made once, such as plans, is made before.
  await askMany();
  const made = await bytesOf('made');
  // A full collection that comes of itself meanwhile takes what is young, too, so the least is true.
  const kept = Math.min(await bytesOf('kept'), await bytesOf('kept'), await bytesOf('kept'));
  expect(made).toBeGreaterThan(1_000 * requests);
  expect(kept / made).toBeLessThan(0.03);
}, 120_000);

async function askMany(): Promise<void> {
  for (let i = 0; i < requests; i += 1) {
    const { body } = await shop.query(query);
    expect(body).not.toHaveProperty('errors');
  }
}

/** How many bytes the executor asked for, or of those what only a full collection takes back. */
async function bytesOf(which: 'made' | 'kept'): Promise<number> {
  const session = new Session();
  session.connect();
  const sampling = {
    samplingInterval: 1_024,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: which === 'made',
  };
  collect({ type: 'major' });
  await session.post('HeapProfiler.startSampling', sampling);
  await askMany();
  // What survives it twice is taken for old.
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  return bytesBelow(profile.head, false);
}

function bytesBelow(node: HeapProfiler.SamplingHeapProfileNode, isWithin: boolean): number {
  const { url } = node.callFrame;
  // What is built into the language has no place of its own.
  const isOurs = url === '' ? isWithin : url.includes('/router/execute/');
  const below = node.children.reduce((sum, child) => sum + bytesBelow(child, isOurs), 0);
  return below + (isOurs ? node.selfSize : 0);
}
