import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoted } from './json-text.js';
import { responseText, WrittenData } from './written-data.js';

test('a response has its errors first, then its data as they were written, then its extensions', () => {
  const data = new WrittenData('{"b":1,"a":[null]}') as unknown as Record<string, unknown>;
  const body = { data, errors: [{ message: 'x' }], extensions: { cost: 1 } };
  expect(responseText(body)).toBe(
    '{"errors":[{"message":"x"}],"data":{"b":1,"a":[null]},"extensions":{"cost":1}}\n',
  );
  expect(JSON.parse(JSON.stringify({ data }))).toEqual({ data: { b: 1, a: [null] } });
});

test.each([
  [{ data: null }, '{"data":null}\n'],
  [{ errors: [] }, '{"errors":[]}\n'],
])('what is absent is left out: %j', (body, expected) => {
  expect(responseText(body)).toBe(expected);
});

test('any string is quoted as JSON does', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      (text) => {
        expect(JSON.parse(quoted(text))).toBe(text);
        // A lone half of a character cannot be sent as UTF-8.
        expect(Buffer.from(quoted(text)).toString()).toBe(quoted(text));
      },
    ),
  );
});
