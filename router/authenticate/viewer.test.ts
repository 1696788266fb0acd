import { afterAll, beforeAll, expect, test } from 'vitest';
import { EnvelopeOpener } from '../../shared/auth/envelope.js';
import { citizenClaims, type TokenShape } from '../testing/provider.js';
import { purpose, startTown, type Town, viewers } from '../testing/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown();
});
afterAll(() => town.stop());

/** Who the register was told that asks. */
async function viewerSeen(shape: TokenShape | null, headers: Readonly<Record<string, string>> = {}) {
  const { calls } = await town.watch(() => town.as(shape, '{ town }', {}, headers));
  const [call] = calls;
  const opener = new EnvelopeOpener('register', town.keys.get('register') ?? []);
  return opener.open(call?.headers['x-envelope'], call?.body ?? '');
}

test('whoever sends no token is anonymous, and the subgraph is told so', async () => {
  expect(await viewerSeen(null, purpose)).toMatchObject({ kind: 'anonymous', purpose: null, scopes: [] });
});

test('the subgraph is told who the token speaks of, and nothing else of the client', async () => {
  const claims = { scope: 'a b a', wards: [citizenClaims.citizen_id], agency: '060' };
  expect(await viewerSeen({ claims }, purpose)).toEqual({
    kind: 'citizen',
    subject: 'pairwise-1',
    clientId: 'app-1',
    citizenId: citizenClaims.citizen_id,
    wards: [citizenClaims.citizen_id],
    agency: null,
    scopes: ['a', 'b'],
    assurance: 2,
    purpose: null,
    lawfulBasis: null,
  });
});

test('a service acts for its agency and is no person', async () => {
  const { claims } = viewers.service;
  const odd = { claims: { ...claims, citizen_id: citizenClaims.citizen_id, acr: 'unknown' } };
  expect(await viewerSeen(odd, purpose)).toMatchObject({
    kind: 'service',
    citizenId: null,
    wards: [],
    agency: '060',
    assurance: 0,
    purpose: 'AID_ELIGIBILITY',
    lawfulBasis: 'PUBLIC_TASK',
  });
});
