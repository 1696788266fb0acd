import { expect, test } from 'vitest';
import { Replay, wavesOf } from './replay.js';

const body = (query: string, variables?: object) => JSON.stringify({ query, variables });

test('what was asked before is answered with the same bytes and worked out once', async () => {
  const asked: string[] = [];
  const replay = new Replay(async (query) => {
    asked.push(query);
    return { data: { asked: asked.length } };
  });
  const first = await replay.answerTo(body('{ a }'));
  expect(await replay.answerTo(body('{ a }'))).toBe(first);
  expect(asked).toEqual(['{ a }']);
});

test('other words and other variables are another question', async () => {
  const replay = new Replay(async (query, variables) => ({ data: { query, variables } }));
  const answers = [
    await replay.answerTo(body('{ a }')),
    await replay.answerTo(body('{a}')),
    await replay.answerTo(body('{ a }', { n: 1 })),
  ];
  expect(answers.map(String)).toEqual([
    '{"data":{"query":"{ a }","variables":{}}}',
    '{"data":{"query":"{a}","variables":{}}}',
    '{"data":{"query":"{ a }","variables":{"n":1}}}',
  ]);
});

test.each([
  ['no call', [], 0],
  ['calls at once', [5, 0, 9], 1],
  ['calls that waited for others', [0, 1, 101, 104, 205, 210], 3],
])('%s come in as many waves', (_, arrivalsMs, waves) => {
  expect(wavesOf(arrivalsMs, 100)).toBe(waves);
});
