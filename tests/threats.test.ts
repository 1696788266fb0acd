import { expect, test } from 'vitest';
import { filesIn, sourceFiles } from './source-files.js';

/** From one number to another, as `A01`, `A02`. */
const ids = (kind: 'A' | 'F', ...ranges: readonly (readonly [number, number])[]) =>
  ranges.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, i) => `${kind}${String(first + i).padStart(2, '0')}`),
  );

/** What no edit of the table may drop. */
const promised: readonly string[] = [
  ...ids('A', [1, 50]),
  ...ids('F', [1, 5], [10, 12], [14, 14], [19, 21], [24, 24], [28, 28]),
];

const [table] = await filesIn('tests', ['threats.md']);
const rows = [...(table?.text ?? '').matchAll(/^\| ([AF]\d\d) \|.*\| (.*) \|$/gm)].map(
  ([, id = '', shownBy = '']) => ({
    id,
    tests: [...shownBy.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path),
  }),
);

/** Rows that a test gives its names to. */
const namesElsewhere: Readonly<Record<string, string>> = {
  'router/limit/limits.test.ts': 'router/testing/attacks.ts',
};
const files = new Map((await sourceFiles()).map(({ path, text }) => [path, text]));
const citedBy = (path: string) =>
  new Set([path, namesElsewhere[path] ?? ''].flatMap((file) => citedIn(files.get(file) ?? '')));

/** What quoted text begins with; a comment proves nothing. */
function citedIn(text: string): readonly string[] {
  return [...text.matchAll(/["'`](?:[AF]\d\d, )*[AF]\d\d: /g)].flatMap(
    ([begun]) => begun.match(/[AF]\d\d/g) ?? [],
  );
}

test('every threat that we promise to withstand has one row', () => {
  expect(rows.map(({ id }) => id)).toEqual(promised);
});

test.each(rows)('$id is cited by the names of the tests that its row says', ({ id, tests }) => {
  expect(tests.length).toBeGreaterThan(0);
  expect(tests.filter((path) => !citedBy(path).has(id))).toEqual([]);
});

test('no test cites what has no row', () => {
  const tests = [...files.keys()].filter(
    (path) => path.endsWith('.test.ts') && !path.startsWith('tests/threats'),
  );
  const cited = new Set(tests.flatMap((path) => [...citedBy(path)]));
  expect([...cited].filter((id) => !promised.includes(id))).toEqual([]);
});

test.each([
  ["test('F98, F99: it is told', () => {})", ['F98', 'F99']],
  ['["A99: many aliases", "{ a }"]', ['A99']],
  ['// A99: many aliases', []],
  ["const colour = 'A99';", []],
])('%s cites %j', (text, cited) => {
  expect(citedIn(text)).toEqual(cited);
});
