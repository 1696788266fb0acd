import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areRedirectUris } from './redirect-uri.rule.js';

test.each([
  ['https://app.example.id/callback'],
  ['https://app.example.id:8443/a?b=c'],
  ['http://127.0.0.1/callback'],
  ['http://127.0.0.1:8000/callback'],
  ['http://[::1]:8000/callback'],
  ['http://localhost/callback'],
])('people may be sent back to %s', (uri) => {
  expect(areRedirectUris([uri])).toBe(true);
});

test.each([
  ['http://app.example.id/callback'],
  ['https://app.example.id/#token'],
  ['https://app.example.id/#'],
  ['https://user@app.example.id/'],
  ['https://user:secret@app.example.id/'],
  ['https://localhost/'],
  ['javascript:alert(1)'],
  ['data:text/html,x'],
  ['id.example.app:/callback'],
  ['/callback'],
  [''],
  ['http://127.0.0.1.example.id/'],
  ['http://127.0.0.1@example.id/'],
])('but not to %s', (uri) => {
  expect(areRedirectUris([uri])).toBe(false);
});

test('all are on one host, and one that is wrong spoils all', () => {
  expect(areRedirectUris([])).toBe(false);
  expect(areRedirectUris(['https://a.example.id/1', 'https://a.example.id/2'])).toBe(true);
  expect(areRedirectUris(['https://a.example.id/', 'https://b.example.id/'])).toBe(false);
  expect(areRedirectUris(['https://a.example.id/', 'https://a.example.id/#x'])).toBe(false);
});

test('whatever the text, plain http leads to nobody else’s machine', () => {
  fc.assert(
    fc.property(fc.webUrl({ validSchemes: ['http'] }), (uri) => {
      expect(areRedirectUris([uri])).toBe(false);
    }),
  );
});
