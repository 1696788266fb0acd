import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendJson } from '../testing/tiny-subgraph.js';
import { startTown, type Town } from '../testing/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ deadlineMs: 20_000 });
});
afterAll(() => town.stop());

const citizenIds = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;

/** Tells whoever asks their own id, as the envelope has it, after all have asked. */
const tellsWhoAsks = () =>
  town.register.behave(async (response, _, request) => {
    const [payload = ''] = String(request.headers['x-envelope']).split('.');
    const { viewer } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    await sleep(300);
    sendJson(response, JSON.stringify({ data: { town: viewer.citizenId } }));
  });

test('F24: two citizens who ask the same at the same moment are two calls, and each is told their own', async () => {
  tellsWhoAsks();
  const { reply, calls } = await town.watch(() =>
    Promise.all(citizenIds.map((id) => town.as({ claims: { citizen_id: id, sub: id } }, '{ town }'))),
  );
  expect(reply.map(({ body }) => body.data)).toEqual(citizenIds.map((id) => ({ town: id })));
  expect(calls).toHaveLength(2);
});

test('one citizen who asks the same twice at one moment is one call', async () => {
  tellsWhoAsks();
  const shape = { claims: { citizen_id: citizenIds[0] } };
  const { reply, calls } = await town.watch(() =>
    Promise.all([town.as(shape, '{ town }'), town.as(shape, '{ town }')]),
  );
  for (const { body } of reply) expect(body).toEqual({ data: { town: citizenIds[0] } });
  expect(calls).toHaveLength(1);
});
