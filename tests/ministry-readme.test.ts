import { describe, expect, test } from 'vitest';
import { filesIn, ministries } from './source-files.js';

const codePattern = /^\s*super\(\s*'([A-Z0-9_]+)'|super\('([A-Z0-9_]+)'/gm;

function codesIn(texts: readonly string[]): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) =>
      [...text.matchAll(codePattern)].map(([, broken, inline]) => broken ?? inline ?? ''),
    ),
  );
}

const shared = codesIn((await filesIn('shared/errors', ['failure.ts'])).map(({ text }) => text));

describe.each(ministries)('the README of %s', async (ministry) => {
  const files = await filesIn(`subgraphs/${ministry}`, ['.ts', 'README.md']);
  const readme = files.find(({ path }) => path === `subgraphs/${ministry}/README.md`);
  const tests = files.filter(({ path }) => path.endsWith('.test.ts'));
  const code = files.filter(({ path }) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
  const explained = new Set(
    [...(readme?.text ?? '').matchAll(/^\| `([A-Z0-9_]+)`/gm)].map(([, name = '']) => name),
  );
  const own = codesIn(code.map(({ text }) => text));

  test('tells mandate, types, and every failure code the ministry can answer', () => {
    expect(readme?.text).toMatch(/\*\*Owns\*\*/);
    expect([...own].filter((name) => !explained.has(name))).toEqual([]);
  });

  test('explains no code that does not exist', () => {
    expect([...explained].filter((name) => !own.has(name) && !shared.has(name))).toEqual([]);
  });

  test('explains only codes that a test reaches', () => {
    const tested = tests.map(({ text }) => text).join('\n');
    expect([...explained].filter((name) => !tested.includes(`'${name}'`))).toEqual([]);
  });

  test('is short enough to be read', () => {
    expect(readme?.lines.length ?? 0).toBeGreaterThanOrEqual(15);
    expect(readme?.lines.length ?? 0).toBeLessThanOrEqual(60);
  });
});
