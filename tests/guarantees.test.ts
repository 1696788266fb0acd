import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ministries, root, sourceFiles } from './source-files.js';

const readme = await readFile(join(root, 'README.md'), 'utf8');
const [, section = ''] = /^## What is guaranteed.*?\n(.*?)^## /ms.exec(readme) ?? [];
const guarantees = [...section.matchAll(/^\| ([A-Z].*) \| (.*) \|$/gm)].map(
  ([, promise = '', tests = '']) => ({
    promise: promise.trim(),
    tests: [...tests.matchAll(/`([^`]+)`/g)].flatMap(([, path = '']) => inEachMinistry(path)),
  }),
);

/** `<ministry>` stands for every one. */
function inEachMinistry(path: string): readonly string[] {
  return path.includes('<ministry>') ? ministries.map((name) => path.replaceAll('<ministry>', name)) : [path];
}

test('the README guarantees something', () => {
  expect(guarantees.length).toBeGreaterThan(30);
});

test.each(guarantees)('$promise: by tests that are there', async ({ tests }) => {
  const known = new Set((await sourceFiles()).map(({ path }) => path));
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((path) => !path.endsWith('.test.ts') || !known.has(path))).toEqual([]);
});
