import { expect, test } from 'vitest';
import { languageOf } from './words.js';

test.each([
  [{}, 'id'],
  [{ accepted: 'en-GB,en;q=0.9' }, 'en'],
  [{ accepted: 'en;q=0.5, id' }, 'id'],
  [{ accepted: 'fr, de' }, 'id'],
  [{ accepted: 'fr, en;q=0.1' }, 'en'],
  [{ accepted: 'en;q=0' }, 'id'],
  [{ locales: 'en id', accepted: 'id' }, 'en'],
  [{ chosen: 'id', locales: 'en', accepted: 'en' }, 'id'],
  [{ chosen: '<script>', accepted: 'en' }, 'en'],
])('of the wishes %j it is %s', (wishes, language) => {
  expect(languageOf(wishes)).toBe(language);
});
