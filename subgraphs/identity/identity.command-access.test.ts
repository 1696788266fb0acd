import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import identity from './subgraph.js';

const refused = { code: 'UNAUTHORIZED_FIELD' };

let subgraph: SubgraphUnderTest;
let budi: string;
beforeAll(async () => {
  budi = (await testNation()).personas.P1.id;
  subgraph = await startSubgraph(identity);
});
afterAll(() => subgraph.stop());

const ask = (viewer: Viewer, document: string) =>
  subgraph.as(viewer).query<Record<string, unknown>>(document);

describe('what the registrar’s officials do needs their scope, and refuses citizens who have it', () => {
  const commands: Readonly<Record<string, readonly [string, Readonly<Record<string, unknown>>]>> = {
    registerDeath: [
      'identity:register',
      { citizenId: randomUUID(), diedOn: '2024-01-30', certificateNumber: '98-KM-1' },
    ],
    suspendApp: ['identity:apps', { clientId: 'no-such-app' }],
    rotateSigningKey: ['identity:keys', {}],
  };
  const send = (viewer: Viewer, name: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`.replace('SuspendApp', 'DecideApp');
    return subgraph
      .as(viewer)
      .query(`mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`, {
        input: { ...commands[name]?.[1], idempotencyKey: randomUUID() },
      });
  };

  test.each(Object.keys(commands))('%s', async (name) => {
    const scopes = [commands[name]?.[0] ?? ''];
    for (const viewer of [
      viewers.citizen(budi, { scopes }),
      viewers.officer({ agency: '010', scopes: ['identity:verify'] }),
      viewers.anonymous,
    ]) {
      const { data, errors } = await send(viewer, name);
      expect(data).toEqual({ [name]: null });
      expect(errors?.[0]?.extensions).toEqual(refused);
    }
    const { errors } = await send(viewers.officer({ agency: '010', scopes }), name);
    expect(errors).toBeUndefined();
  });

  test.each([
    [
      'verifyCitizen',
      `{ found: verifyCitizen(nik: "9801011708900001", fullName: "Budi Contoh", birthDate: "1990-08-17") { match } }`,
    ],
    ['registeredApp', '{ found: registeredApp(clientId: "citizen-app") { clientId } }'],
  ])('%s', async (_, document) => {
    const scopes = ['identity:verify', 'identity:apps'];
    for (const viewer of [
      viewers.citizen(budi, { scopes }),
      viewers.officer({ agency: '010' }),
      viewers.anonymous,
    ]) {
      const { data, errors } = await ask(viewer, document);
      expect(data).toEqual({ found: null });
      expect(errors?.[0]?.extensions).toEqual(refused);
    }
    const { data } = await ask(viewers.officer({ agency: '010', scopes }), document);
    expect(data.found).not.toBeNull();
  });
});
