import { type DocumentNode, parse } from 'graphql';
import { afterEach, expect, test, vi } from 'vitest';
import { Programs } from '../execute/programs.js';
import { collectGarbage } from '../testing/garbage.js';
import { startShop } from '../testing/shop.js';
import { Documents } from './documents.js';

const { of } = Programs.prototype;
afterEach(() => {
  Programs.prototype.of = of;
});

const operations = 2_500;
const heldMax = 2_000;

test('A13: of ever new operations no more documents are held than plans', async () => {
  const documents = rememberingWeakly();
  const { query, stop } = await startShop();
  for (let n = 0; n < operations; n += 1) {
    expect((await query(`{ me { name${n}: name } }`)).status).toBe(200);
  }
  expect(documents).toHaveLength(operations);
  await vi.waitFor(() => {
    collectGarbage('major');
    expect(documents.filter((document) => document.deref()).length).toBeLessThanOrEqual(heldMax);
  }, 20_000);
  await stop();
}, 120_000);

test('A13: long documents push out more of the others than short ones', async () => {
  const documents = new Documents();
  const long = `{ ${'field '.repeat(3_000)} }`;
  for (let n = 0; n < 300; n += 1) await documents.set(`${n}`, parse(long));
  expect(documents.size).toBeLessThan(120);
  expect(await documents.get('0')).toBeUndefined();
  expect(await documents.get('299')).toBeDefined();
});

/** Sees every document that is executed, and holds none of them. */
function rememberingWeakly(): readonly WeakRef<DocumentNode>[] {
  const documents: WeakRef<DocumentNode>[] = [];
  Programs.prototype.of = function (key, asked, ...others) {
    documents.push(new WeakRef(asked.document));
    return of.call(this, key, asked, ...others);
  };
  return documents;
}
