import { z } from 'zod';
import { lawfulBasis, type Viewer } from '../../shared/auth/viewer.js';
import type { Caller } from '../caller.js';

const name = z.string().min(1).max(255);

const assurances = new Map<string | undefined, Viewer['assurance']>([
  ['urn:inadigital:assurance:1', 1],
  ['urn:inadigital:assurance:2', 2],
]);

const purpose = z.string().refine((text) => {
  const [code = '', basis, ...rest] = text.split(':');
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(code) && lawfulBasis.safeParse(basis).success && rest.length === 0;
});

/** What must be true of the claims of a token whose signature, issuer, audience and times are already known to be. */
const claims = z
  .object({
    viewer_kind: z.enum(['citizen', 'officer', 'service', 'analyst']),
    sub: name,
    client_id: name,
    scope: z.string().default(''),
    acr: z.string().optional(),
    citizen_id: z.uuid().optional(),
    wards: z.array(z.uuid()).default([]),
    agency: z
      .string()
      .regex(/^[\w-]{1,32}$/)
      .optional(),
    purposes: z.array(purpose).default([]),
  })
  .refine((one) => (one.viewer_kind === 'citizen' ? one.citizen_id : one.agency) !== undefined);

/**
 * Makes a caller of an access token's claims. A service or an analyst is no person, and a citizen acts for no agency,
 * whatever a token says.
 * @returns null when the claims are not those of a viewer.
 */
export function callerOf(payload: unknown): Caller | null {
  const read = claims.safeParse(payload);
  if (!read.success) return null;
  const { viewer_kind: kind, citizen_id: citizenId, agency, ...token } = read.data;
  const isPerson = kind === 'citizen' || kind === 'officer';
  return {
    viewer: {
      kind,
      subject: token.sub,
      clientId: token.client_id,
      citizenId: (isPerson && citizenId) || null,
      wards: isPerson ? token.wards : [],
      agency: (kind !== 'citizen' && agency) || null,
      scopes: [...new Set(token.scope.split(' ').filter(Boolean))],
      assurance: assurances.get(token.acr) ?? 0,
      purpose: null,
      lawfulBasis: null,
    },
    approvedPurposes: token.purposes,
  };
}
