import { expect, test } from 'vitest';
import { personaNiks } from '../../subgraphs/identity/development/development-token.js';
import { ask } from './ask.js';

test('A27: fifty NIKs in two requests are answered no more often than allowed, then not even one’s own', async () => {
  const guesses = (from: number) =>
    Array.from({ length: 25 }, (_, i) => `a${i}: citizen(nik: "980101170890${1_000 + from + i}") { id }`);
  const replies = [
    await ask(`{ ${guesses(0).join(' ')} }`, {}, { as: 'P6' }),
    await ask(`{ ${guesses(25).join(' ')} own: citizen(nik: "${personaNiks.P6}") { id } }`, {}, { as: 'P6' }),
  ];
  const codes = replies.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
  expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(20);
  expect(codes.filter((code) => code === 'QUOTA_EXCEEDED')).toHaveLength(31);
  const [told] = replies[1]?.errors ?? [];
  expect(told?.extensions).toEqual({ code: 'QUOTA_EXCEEDED', retryAfter: expect.any(Number) });
});
