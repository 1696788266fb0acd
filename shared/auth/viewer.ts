import { z } from 'zod';

/** The six grounds on which personal data may be processed (UU 27/2022 art. 20(2)). */
export const lawfulBasis = z.enum([
  'CONSENT',
  'CONTRACT',
  'LEGAL_OBLIGATION',
  'VITAL_INTEREST',
  'PUBLIC_TASK',
  'LEGITIMATE_INTEREST',
]);

/**
 * Who asks, as the router made it out of an access token. It is all that a ministry learns of the caller: no header of
 * the client's and no token goes further than the router.
 */
export const viewer = z.strictObject({
  kind: z.enum(['citizen', 'officer', 'service', 'analyst', 'anonymous']),
  /** Pairwise for people: two apps know one person by two subjects. */
  subject: z.string(),
  clientId: z.string(),
  /** The opaque citizen id of a citizen or an officer. */
  citizenId: z.uuid().nullable(),
  /** The minor children the person may act for (UU 27/2022 art. 25). */
  wards: z.array(z.uuid()),
  /** The agency an officer, service or analyst acts for. */
  agency: z.string().nullable(),
  scopes: z.array(z.string()),
  /** 0 not signed in, 1 by PIN, 2 by PIN and one-time code. */
  assurance: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  /** What the data are wanted for, and by which right; null where no one need say. */
  purpose: z.string().nullable(),
  lawfulBasis: lawfulBasis.nullable(),
});

export type Viewer = Readonly<z.output<typeof viewer>>;
export type LawfulBasis = z.output<typeof lawfulBasis>;

/** Somebody who has shown no token. */
export const anonymous: Viewer = Object.freeze({
  kind: 'anonymous',
  subject: '',
  clientId: '',
  citizenId: null,
  wards: [],
  agency: null,
  scopes: [],
  assurance: 0,
  purpose: null,
  lawfulBasis: null,
});
