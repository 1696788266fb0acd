import { personaIds } from '../../../shared/synthetic/personas.js';
import type { PersonaKey } from '../../../shared/synthetic/population.js';
import { AppKind } from '../app/registered-app.entity.js';

/** The ministries of an embedded nation as agencies, by the code of the budget section. */
export const developmentAgencies = {
  '010': 'identity',
  '015': 'payments',
  '023': 'education',
  '024': 'health',
  '027': 'aid',
  '055': 'data',
  '060': 'permits',
  '088': 'asn',
} as const;

type AgencyCode = keyof typeof developmentAgencies;

/** The section of the state treasurer: who collects for it acts under it. */
const collector = '999';

/** Who plays the officer of which agency. */
export const developmentOfficers: Readonly<Partial<Record<AgencyCode, PersonaKey>>> = {
  '023': 'P1',
  '024': 'P6',
  '027': 'P6',
  '060': 'P1',
};

/** What each agency does with people's data. */
const purposesOf: Readonly<Record<AgencyCode, readonly string[]>> = {
  '010': ['POPULATION_ADMINISTRATION:LEGAL_OBLIGATION'],
  '015': ['STATE_REVENUE:LEGAL_OBLIGATION', 'DISBURSEMENT:PUBLIC_TASK'],
  '023': ['ENROLMENT:PUBLIC_TASK', 'SCHOOL_AID:PUBLIC_TASK'],
  '024': ['CARE:VITAL_INTEREST', 'INSURANCE:LEGAL_OBLIGATION'],
  '027': ['AID_ELIGIBILITY:PUBLIC_TASK'],
  '055': ['STATISTICS:PUBLIC_TASK'],
  '060': ['LICENSING:PUBLIC_TASK'],
  '088': ['CIVIL_SERVICE:LEGAL_OBLIGATION'],
};

export interface DevelopmentApp {
  readonly clientId: string;
  readonly name: string;
  readonly kind: AppKind;
  /** A section of the state budget. */
  readonly agencyCode: string | null;
  readonly scopes: readonly string[];
  readonly purposes: readonly string[];
}

/** Where an app of an embedded nation sends people back to: this machine, on whatever port. */
export const developmentRedirect = 'http://127.0.0.1/callback';

/** What people may let an app do for them; what they may see needs no scope. */
export const citizenScopes = ['asn:decide', 'asn:leave', 'payments:bill', 'permits:apply'] as const;

/** What each agency's own apps may do besides reading its registers. */
const dutiesOf: Readonly<Record<AgencyCode, readonly string[]>> = {
  '010': ['identity:apps', 'identity:keys', 'identity:register', 'identity:verify'],
  '015': ['payments:bill'],
  '023': ['education:certify', 'education:enrol'],
  '024': ['health:certify', 'health:register', 'health:vaccinate'],
  '027': ['aid:enrol'],
  '055': ['data:audit', 'data:publish', 'data:report'],
  '060': ['payments:bill', 'permits:apply'],
  '088': ['asn:decide', 'asn:leave'],
};

const scopesOf = (code: AgencyCode) => [`${developmentAgencies[code]}:read`, ...dutiesOf[code]];

const codes = Object.keys(developmentAgencies) as AgencyCode[];

/** Every app of an embedded nation: one for citizens, one for each agency with officers, one service each. */
export const developmentApps: readonly DevelopmentApp[] = [
  {
    clientId: 'citizen-app',
    name: 'Aplikasi Contoh',
    kind: AppKind.CITIZEN_APP,
    agencyCode: null,
    scopes: citizenScopes,
    purposes: [],
  },
  ...codes.filter((code) => developmentOfficers[code]).map((code) => officerApp(code)),
  ...codes.map((code) => serviceOf(code)),
  agencyApp(`service-${collector}`, AppKind.SERVICE, {
    agencyCode: collector,
    scopes: ['payments:settle'],
    purposes: ['STATE_REVENUE:LEGAL_OBLIGATION'],
  }),
  agencyApp('analyst', AppKind.ANALYST_TOOL, {
    agencyCode: '055',
    scopes: ['statistics:read'],
    purposes: purposesOf['055'],
  }),
];

function officerApp(code: AgencyCode): DevelopmentApp {
  const rights = { agencyCode: code, scopes: scopesOf(code), purposes: purposesOf[code] };
  return agencyApp(`officer-${code}`, AppKind.OFFICER_APP, rights);
}

/** Ministries' back ends also ask others what decides a service. */
function serviceOf(code: AgencyCode): DevelopmentApp {
  const purposes = [...purposesOf[code], 'SERVICE_ELIGIBILITY:PUBLIC_TASK'];
  return agencyApp(`service-${code}`, AppKind.SERVICE, {
    agencyCode: code,
    scopes: scopesOf(code),
    purposes,
  });
}

function agencyApp(
  clientId: string,
  kind: AppKind,
  rights: Pick<DevelopmentApp, 'agencyCode' | 'scopes' | 'purposes'>,
): DevelopmentApp {
  return { clientId, name: `Contoh ${clientId}`, kind, ...rights };
}

export const developmentPeople = Object.values(personaIds);

export const personaIdOf = (persona: PersonaKey): string => personaIds[persona];
