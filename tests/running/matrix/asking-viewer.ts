import { personaIds } from '../../../shared/synthetic/personas.js';
import {
  citizenScopes,
  developmentApps,
} from '../../../subgraphs/identity/development/development-sign-ins.js';
import type { Asking } from '../ask.js';

/** Somebody of the matrix: whom the requests come from, and what the graph may know of that. */
export interface AskingViewer {
  readonly title: string;
  readonly asking: Asking;
  readonly kind: 'anonymous' | 'citizen' | 'agency' | 'analyst';
  /** The citizens whose data are the viewer's own, or a ward's. */
  readonly people: readonly string[];
  readonly agency: string | null;
  readonly scopes: readonly string[];
  /** Stated and approved. */
  readonly purpose: string | null;
}

const citizen = (as: 'P1' | 'P2', people: readonly string[]): AskingViewer => ({
  title: as,
  asking: { as },
  kind: 'citizen',
  people,
  agency: null,
  scopes: citizenScopes,
  purpose: null,
});

/** An app of an agency; at work a person is nobody's data subject, not even of the own data. */
function atWork(as: string, purpose?: string): AskingViewer {
  const app = developmentApps.find(({ clientId }) => clientId === as);
  if (!app || (purpose !== undefined && !app.purposes.includes(purpose)))
    throw new Error(`${as} is not approved for ${purpose}.`);
  return {
    title: `${as} ${purpose === undefined ? 'without a purpose' : `for ${purpose}`}`,
    asking: { as, ...(purpose !== undefined && { purpose }) },
    kind: as === 'analyst' ? 'analyst' : 'agency',
    people: [],
    agency: app.agencyCode,
    scopes: app.scopes,
    purpose: purpose?.split(':')[0] ?? null,
  };
}

const eligibility = 'SERVICE_ELIGIBILITY:PUBLIC_TASK';

/** P1 is the guardian of P3, and a stranger to P2; P2 is a stranger to both. */
export const askingViewers: readonly AskingViewer[] = [
  {
    title: 'nobody',
    asking: {},
    kind: 'anonymous',
    people: [],
    agency: null,
    scopes: [],
    purpose: null,
  },
  citizen('P1', [personaIds.P1, personaIds.P3]),
  citizen('P2', [personaIds.P2]),
  atWork('officer-060', 'LICENSING:PUBLIC_TASK'),
  atWork('officer-060'),
  atWork('officer-027', 'AID_ELIGIBILITY:PUBLIC_TASK'),
  atWork('service-027', eligibility),
  atWork('service-060', eligibility),
  atWork('service-023', eligibility),
  atWork('service-024', 'CARE:VITAL_INTEREST'),
  atWork('service-015', 'STATE_REVENUE:LEGAL_OBLIGATION'),
  atWork('service-015'),
  atWork('service-999', 'STATE_REVENUE:LEGAL_OBLIGATION'),
  atWork('service-010', 'POPULATION_ADMINISTRATION:LEGAL_OBLIGATION'),
  atWork('service-088', 'CIVIL_SERVICE:LEGAL_OBLIGATION'),
  atWork('analyst', 'STATISTICS:PUBLIC_TASK'),
  atWork('analyst'),
];
