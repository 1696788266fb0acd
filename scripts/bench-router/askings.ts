import { readFile } from 'node:fs/promises';
import type { StubIssuer } from '../bench-stubs.js';
import type { Asking } from './load.js';
import { type Profile, type Scenario } from './scenario.js';
import { type Shape, shapes } from './shape.js';

/** An officer sees others' data for a purpose that the token approves and the request states. */
const officer = {
  claims: {
    viewer_kind: 'officer',
    agency: 'bench',
    scope: 'openid aid:read',
    purposes: ['BENCHMARK:PUBLIC_TASK'],
  },
  headers: { 'x-purpose': 'BENCHMARK', 'x-lawful-basis': 'PUBLIC_TASK' },
};

/**
 * The requests of a scenario. Each of the distinct ones has a viewer, and so a token, of its own, and asks for something of
 * its own, so that no router can let one call serve two of them.
 */
export async function askingsOf(
  { shape: name, profile }: Scenario,
  variants: number,
  { tokenOf }: StubIssuer,
): Promise<readonly Asking[]> {
  const shape: Shape = shapes[name];
  const query = await readFile(shape.query, 'utf8');
  const { claims, headers } = shape.viewer === 'officer' ? officer : { claims: {}, headers: {} };
  return Promise.all(
    numbersOf(profile, variants).map(async (n) => ({
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await tokenOf(n, claims)}`,
        ...headers,
      },
      body: JSON.stringify({ query, variables: shape.variables(n) }),
    })),
  );
}

const numbersOf = (profile: Profile, variants: number): readonly number[] =>
  Array.from({ length: profile === 'distinct' ? variants : 1 }, (_, n) => n + 1);
