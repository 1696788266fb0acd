import { expect, inject, test } from 'vitest';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import { ageOn } from '../../shared/time/calendar.js';
import { ask } from './ask.js';
import { tokenOfCitizen } from './tokens.js';

test('A27: fifty NIKs in two requests, as many as a request may have fields, are answered no more often than allowed, then not even one’s own', async () => {
  const { people } = await generatePopulation(inject('nation').population);
  // Nobody whom another test of this nation asks as: whoever guesses here is told nothing more.
  const guesser = people.findLast(
    ({ persona, deceasedOn, role, birthDate }) =>
      persona === null && deceasedOn === null && role === 'SPOUSE' && ageOn(birthDate, '2024-01-31') < 60,
  );
  if (!guesser) throw new Error('The nation has nobody like that.');
  const asking = { token: await tokenOfCitizen(guesser) };
  const guesses = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `a${i}: citizen(nik: "980101170890${1_000 + from + i}") { id }`);
  const replies = [
    await ask(`{ ${guesses(0, 25).join(' ')} }`, {}, asking),
    await ask(`{ ${guesses(25, 24).join(' ')} own: citizen(nik: "${guesser.nik}") { id } }`, {}, asking),
  ];
  const codes = replies.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
  expect(codes.filter((code) => code === 'NOT_FOUND')).toHaveLength(20);
  expect(codes.filter((code) => code === 'QUOTA_EXCEEDED')).toHaveLength(30);
  const [told] = replies[1]?.errors ?? [];
  expect(told?.extensions).toEqual({ code: 'QUOTA_EXCEEDED', retryAfter: expect.any(Number) });
});
