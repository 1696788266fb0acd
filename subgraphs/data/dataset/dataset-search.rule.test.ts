import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchQueryOf } from './dataset-search.rule.js';

test('each word is the beginning of a word', () => {
  expect(searchQueryOf('Jumlah pend')).toBe('Jumlah:* & pend:*');
  expect(searchQueryOf('jumlah-penduduk%_2024')).toBe('jumlah:* & penduduk:* & 2024:*');
});

test('nothing but words makes no query', () => {
  expect(searchQueryOf("%_' &|!:*()")).toBeNull();
});

test('whatever is typed, a query is words and nothing else', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(searchQueryOf(text) ?? 'a:*').toMatch(/^[a-zA-Z0-9]+:\*( & [a-zA-Z0-9]+:\*)*$/);
    }),
  );
});
