import { expect, test } from 'vitest';
import { readData, responseText, WrittenData, writtenBody } from './written-data.js';

/** As the gateway hands them on. */
const written = () =>
  new WrittenData(writtenBody('{"b":1,"a":[null]}')) as unknown as Record<string, unknown>;

test('a response has its errors first, then its data as they were written, then its extensions', () => {
  const body = { data: written(), errors: [{ message: 'x' }], extensions: { cost: 1 } };
  expect(responseText(body)).toBe(
    '{"errors":[{"message":"x"}],"data":{"b":1,"a":[null]},"extensions":{"cost":1}}\n',
  );
});

test('data without errors are sent as they were written', () => {
  expect(responseText({ data: written() })).toBe('{"data":{"b":1,"a":[null]}}\n');
});

test('data can be looked into until they are sent, and are not kept after', () => {
  const data = written();
  expect(readData(data)).toEqual({ b: 1, a: [null] });
  expect(JSON.parse(JSON.stringify({ data }))).toEqual({ data: { b: 1, a: [null] } });
  responseText({ data });
  expect(() => responseText({ data })).toThrow('sent once');
});

test.each([
  [{ data: null }, '{"data":null}\n'],
  [{ errors: [] }, '{"errors":[]}\n'],
])('what is absent is left out: %j', (body, expected) => {
  expect(responseText(body)).toBe(expected);
});
