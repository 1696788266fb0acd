import { anonymous, type Viewer } from '../auth/viewer.js';

/** With which tests seal what they send. */
export const testKey = { kid: 'test', secret: Buffer.alloc(32, 7) };

const signedIn: Viewer = { ...anonymous, subject: 'somebody', clientId: 'test', assurance: 2 };

/** Viewers as the router would make them out of a token. */
export const viewers = {
  anonymous,
  citizen: (citizenId: string, more: Partial<Viewer> = {}): Viewer => ({
    ...signedIn,
    kind: 'citizen',
    subject: `citizen ${citizenId}`,
    citizenId,
    ...more,
  }),
  officer: (more: Partial<Viewer>): Viewer => ({
    ...signedIn,
    kind: 'officer',
    subject: `officer ${more.agency}`,
    purpose: 'OFFICIAL_DUTY',
    lawfulBasis: 'PUBLIC_TASK',
    ...more,
  }),
  service: (agency: string, more: Partial<Viewer> = {}): Viewer => ({
    ...signedIn,
    kind: 'service',
    subject: `service ${agency}`,
    agency,
    purpose: 'SERVICE_ELIGIBILITY',
    lawfulBasis: 'PUBLIC_TASK',
    ...more,
  }),
  analyst: (more: Partial<Viewer> = {}): Viewer => ({
    ...signedIn,
    kind: 'analyst',
    subject: 'analyst',
    agency: '055',
    purpose: 'STATISTICS',
    lawfulBasis: 'PUBLIC_TASK',
    ...more,
  }),
};
