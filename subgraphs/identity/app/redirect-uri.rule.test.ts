import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areRedirectUris, mayReadAnswers } from './redirect-uri.rule.js';

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

const anyPort = { anyPort: true };
const sameOrigin = { anyPort: false };

test.each([
  ['https://app.example.id', 'https://app.example.id/callback', sameOrigin],
  ['http://127.0.0.1', 'http://127.0.0.1/callback', sameOrigin],
  ['http://127.0.0.1:4000', 'http://127.0.0.1/callback', anyPort],
])('scripts of %s may read what an app at %s is answered (%o)', (origin, uri, ports) => {
  expect(mayReadAnswers(origin, [uri], ports)).toBe(true);
});

test.each([
  ['http://127.0.0.1:4000', 'http://127.0.0.1/callback', sameOrigin],
  ['https://other.example.id', 'https://app.example.id/callback', anyPort],
  ['https://app.example.id:8443', 'https://app.example.id/callback', anyPort],
  ['http://localhost:4000', 'http://127.0.0.1/callback', anyPort],
  ['http://127.0.0.1:4000', 'https://app.example.id/callback', anyPort],
  ['https://127.0.0.1:4000', 'http://127.0.0.1/callback', anyPort],
  ['null', 'http://127.0.0.1/callback', anyPort],
])('but not scripts of %s for an app at %s (%o)', (origin, uri, ports) => {
  expect(mayReadAnswers(origin, [uri], ports)).toBe(false);
});
