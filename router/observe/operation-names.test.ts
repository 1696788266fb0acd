import { expect, test } from 'vitest';
import { OperationNames } from './operation-names.js';

const minuteMs = 60_000;
let nowMs = 0;
const unlisted: string[] = [];
const namesOf = (registered: ReadonlySet<string> | null) => {
  unlisted.length = 0;
  return new OperationNames({
    registered,
    onUnlisted: (name) => unlisted.push(name),
    monotonicMs: () => nowMs,
  });
};
const often = (names: OperationNames, name: string, times = 20) => {
  for (let i = 1; i < times; i += 1) names.labelOf(name);
  return names.labelOf(name);
};

test('where documents are registered their names are told apart, and no others', () => {
  const names = namesOf(new Set(['Renew', 'N9801011708900001']));
  expect(names.labelOf('Renew')).toBe('Renew');
  expect(often(names, 'Mine')).toBe('other');
  expect(often(names, 'N9801011708900001')).toBe('other');
  expect(names.labelOf(undefined)).toBe('anonymous');
});

test('where clients choose, a name is told apart once it is asked often', () => {
  const names = namesOf(null);
  expect(names.labelOf('Profile')).toBe('other');
  expect(often(names, 'Profile')).toBe('Profile');
});

test("A50: a name that may be somebody's number is never told, however often it is asked", () => {
  const names = namesOf(null);
  for (const name of ['Citizen9801011708900001', 'a'.repeat(65), '_0812345']) {
    expect(often(names, name, 1_000)).toBe('other');
  }
});

test('A13: a flood of ever new names makes no labels, and costs those that are asked again none of theirs', () => {
  const names = namesOf(null);
  often(names, 'Profile', 50);
  const labels = new Set<string>();
  for (let i = 0; i < 3_000; i += 1) labels.add(names.labelOf(`n${'x'.repeat(i % 50)}${i % 10_000}`));
  expect(labels).toEqual(new Set(['other']));
  expect(names.labelOf('Profile')).toBe('Profile');
});

test('no more than a hundred are told apart; a hotter one takes the place of the coldest, of which nothing is kept', () => {
  const names = namesOf(null);
  for (let i = 0; i < 100; i += 1) expect(often(names, `op${i}`, i === 7 ? 12 : 30)).toBe(`op${i}`);
  expect(often(names, 'Late', 15)).toBe('other');
  expect(unlisted).toEqual([]);
  expect(often(names, 'Late', 40)).toBe('Late');
  expect(unlisted).toEqual(['op7']);
});

test('what was asked long ago gives way to what is asked now', () => {
  const names = namesOf(null);
  for (let i = 0; i < 100; i += 1) often(names, `op${i}`, 500);
  nowMs += 120 * minuteMs;
  expect(often(names, 'Now')).toBe('Now');
  expect(unlisted).toHaveLength(1);
});
