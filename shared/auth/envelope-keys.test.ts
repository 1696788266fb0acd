import { expect, test } from 'vitest';
import { envelopeKeys } from './envelope-keys.js';

const secret = (fill: number, bytes = 32) => Buffer.alloc(bytes, fill).toString('base64url');

test('keys are read in their order, the first being the one that seals', () => {
  expect(envelopeKeys.parse(`2026-b:${secret(2)},2026-a:${secret(1, 64)}`)).toEqual([
    { kid: '2026-b', secret: Buffer.alloc(32, 2) },
    { kid: '2026-a', secret: Buffer.alloc(64, 1) },
  ]);
});

test.each([
  ['nothing', ''],
  ['a secret without a name', secret(1)],
  ['a name without a secret', 'a:'],
  ['a short secret', `a:${secret(1, 31)}`],
  ['a name with a space', `a b:${secret(1)}`],
  ['a third part', `a:${secret(1)}:b`],
  ['a secret that is not base64url', `a:${secret(1)}!`],
  ['one name twice', `a:${secret(1)},a:${secret(2)}`],
  ['a comma at the end', `a:${secret(1)},`],
])('%s is refused without being repeated', (_, text) => {
  const { success, error } = envelopeKeys.safeParse(text);
  expect(success).toBe(false);
  expect(error?.message).not.toContain(secret(1).slice(0, 8));
});
