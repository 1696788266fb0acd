import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Quotes, quoted } from './json-text.js';

const anyString = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
});

test('any string is quoted as JSON does', () => {
  fc.assert(
    fc.property(anyString, (text) => {
      expect(JSON.parse(quoted(text))).toBe(text);
      // A lone half of a character cannot be sent as UTF-8.
      expect(Buffer.from(quoted(text)).toString()).toBe(quoted(text));
    }),
  );
});

test('any string that an answer told is quoted as JSON does', () => {
  fc.assert(
    fc.property(fc.array(anyString), (texts) => {
      const quotes = new Quotes();
      const answer = JSON.stringify(texts);
      quotes.read(answer);
      expect(`[${texts.map((text) => quotes.of(text)).join()}]`).toBe(answer);
    }),
  );
});

test('an answer with something to escape is not forgotten over the next', () => {
  const quotes = new Quotes();
  quotes.read(JSON.stringify('a"b'));
  quotes.read(JSON.stringify('c'));
  expect(quotes.of('a"b')).toBe('"a\\"b"');
});
