import { randomBytes } from 'node:crypto';
import { EnvelopeOpener, EnvelopeSealer } from '../shared/auth/envelope.js';
import { anonymous, type Viewer } from '../shared/auth/viewer.js';

const rounds = 20_000;
const bodyBytes = 2_048;

/** A fresh value for `<NAME>_ENVELOPE_KEYS`. */
export const newEnvelopeKeys = (): string => `bench:${randomBytes(32).toString('base64url')}`;

/** What sealing and opening take, around a body as long as a plan's longer calls. */
export function envelopeCosts(): readonly (readonly string[])[] {
  const key = { kid: 'bench', secret: randomBytes(32) };
  const viewer: Viewer = {
    ...anonymous,
    kind: 'citizen',
    subject: 'bench',
    clientId: 'bench',
    citizenId: '11111111-1111-4111-8111-111111111111',
    scopes: ['openid', 'profile'],
    assurance: 2,
  };
  const body = 'x'.repeat(bodyBytes);
  const sealer = new EnvelopeSealer('bench', key);
  const opener = new EnvelopeOpener('bench', [key]);
  const sealed: string[] = [];
  const seal = microsecondsOf(() => sealed.push(sealer.seal(viewer, body)));
  const open = microsecondsOf((round) => opener.open(sealed[round], body));
  return [
    ['seal', `${seal.toFixed(1)} µs`],
    ['open', `${open.toFixed(1)} µs`],
    ['length', `${sealed[0]?.length} bytes`],
  ];
}

function microsecondsOf(run: (round: number) => unknown): number {
  const startedAt = performance.now();
  for (let round = 0; round < rounds; round += 1) run(round);
  return ((performance.now() - startedAt) / rounds) * 1_000;
}
