import type { CopyRow } from '../../shared/database/copy.js';
import { invariant } from '../../shared/errors/invariant.js';
import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays } from '../../shared/time/calendar.js';
import {
  ApplicationCategory,
  ApplicationHosting,
  ApplicationPlatform,
  ApplicationUsers,
  PersonalDataClass,
} from './application/application-class.js';
import { centralAgencies, fictionalRegions, type Region } from './seed-agencies.js';
import { type ApplicationFunction, commonData, functions } from './seed-scopes.js';

/** 27,000 applications for 282 million people; enough even in a small nation that every central agency has some. */
const nation = { applications: 27_000, citizens: 282_477_584 } as const;
const applicationsMin = 64;
const centralMin = 4;
const largest = { code: '024', applicationsMin: 12 } as const;

/** Every fourth application of an agency does what the one before it does. */
export const doubleEvery = 4;

export interface SeededApplication {
  readonly row: CopyRow;
  readonly id: string;
  readonly serial: number;
  /** The application it repeats, of the same agency. */
  readonly doubles: string | null;
  /** Whether the next application of the agency repeats it. */
  readonly isDoubled: boolean;
  readonly holdsPersonalData: boolean;
  /** The agency's first application, with which others are integrated. */
  readonly hub: string;
}

/** Loads the inventory: fictional applications of real agencies, in their proportions. */
export async function seedApplications(
  seeding: Seeding,
  regions: readonly Region[],
): Promise<readonly SeededApplication[]> {
  const { population, copy } = seeding;
  const counts = applicationsOf(population.people.length, regions);
  const applications = [...counts].flatMap(([agencyCode, count]) => draw(seeding, agencyCode, count));
  await copy(
    'government_application',
    applications.map(({ row }) => row),
  );
  return applications;
}

/** How many applications each agency has. Regions share what the central agencies leave, the fictional ones first. */
export function applicationsOf(citizens: number, regions: readonly Region[]): ReadonlyMap<string, number> {
  const scale = citizens / nation.citizens;
  const total = Math.max(applicationsMin, Math.round(nation.applications * scale));
  const counts = new Map<string, number>();
  let left = total;
  for (const { code, applications } of centralAgencies) {
    const least = code === largest.code ? largest.applicationsMin : centralMin;
    const count = Math.max(least, Math.round(applications * scale));
    counts.set(code, count);
    left -= count;
  }
  const places = [...fictionalRegions, ...regions];
  for (const [position, { code }] of places.entries()) {
    const count = Math.floor(left / places.length) + (position < left % places.length ? 1 : 0);
    if (count > 0) counts.set(code, count);
  }
  return counts;
}

interface Draft {
  readonly serial: number;
  readonly purpose: ApplicationFunction;
  /** How many applications of the agency had the function before. */
  readonly copies: number;
  readonly isDouble: boolean;
  readonly services: readonly string[];
  readonly data: readonly string[];
}

function draw(seeding: Seeding, agencyCode: string, count: number): SeededApplication[] {
  const drafts: Draft[] = [];
  for (let serial = 1; serial <= count; serial += 1) {
    drafts.push(drawDraft(seeding.random, serial, drafts.at(-1)));
  }
  return drafts.map((draft) => {
    const { serial, isDouble, purpose } = draft;
    const id = idOf(agencyCode, serial);
    return {
      id,
      serial,
      doubles: isDouble ? idOf(agencyCode, serial - 1) : null,
      isDoubled: serial % doubleEvery === doubleEvery - 1 && serial < count,
      holdsPersonalData: purpose.isPersonal,
      hub: idOf(agencyCode, 1),
      row: { id, agency_code: agencyCode, ...inventoryRow(seeding, draft) },
    };
  });
}

/** One application after another; a double has the function of the one before it, and reads a little more. */
function drawDraft(random: Seeding['random'], serial: number, before: Draft | undefined): Draft {
  const isDouble = serial % doubleEvery === 0;
  if (isDouble && before) {
    const data = [...new Set([...before.data, random.helpers.arrayElement(commonData)])];
    return { ...before, serial, isDouble, data };
  }
  const purpose = functions[(serial - 1) % functions.length];
  invariant(purpose, 'there is a function for every serial');
  const copies = Math.floor((serial - 1) / functions.length);
  const services = [copies > 0 ? `${purpose.service}.${twoDigits(copies)}` : purpose.service];
  const data = [...purpose.data, ...random.helpers.arrayElements(commonData, { min: 0, max: 2 })];
  return { serial, purpose, copies, isDouble, services, data };
}

function inventoryRow({ random, asOf }: Seeding, draft: Draft) {
  const { serial, purpose, copies, isDouble, services, data } = draft;
  const name = ['Aplikasi Contoh', purpose.name, isDouble ? 'Direktorat' : '', copies > 0 ? copies : ''];
  const isTested = random.datatype.boolean(0.4);
  const testedOn = addDays(asOf, -random.number.int({ min: 30, max: 900 }));
  return {
    name: name.filter((part) => part !== '').join(' '),
    unit: `Unit Contoh ${1 + (serial % 5)}`,
    category: random.datatype.boolean(0.03) ? ApplicationCategory.GENERAL : ApplicationCategory.SPECIFIC,
    service_refs: services,
    data_used: data,
    data_produced: purpose.data.slice(0, 1),
    personal_data: purpose.isPersonal ? [PersonalDataClass.GENERAL] : [],
    last_security_test_on: isTested ? testedOn : null,
    architecture_code: purpose.service.replace('RAL', 'RAA'),
    ...drawOperation(random),
  };
}

/** How an application is run and used: one in twelve by nobody. */
function drawOperation(random: Seeding['random']) {
  return {
    users: random.helpers.arrayElements(Object.values(ApplicationUsers), { min: 1, max: 2 }),
    platforms: random.helpers.arrayElements(Object.values(ApplicationPlatform), { min: 1, max: 2 }),
    hosting: random.helpers.weightedArrayElement([
      { value: ApplicationHosting.OWN, weight: 70 },
      { value: ApplicationHosting.PDNS, weight: 15 },
      { value: ApplicationHosting.CLOUD, weight: 15 },
    ]),
    has_api: random.datatype.boolean(0.4),
    sso_provider: random.datatype.boolean(0.2) ? 'SSO Contoh' : null,
    year_built: random.number.int({ min: 2010, max: 2023 }),
    annual_cost: BigInt(random.number.int({ min: 50, max: 3_000 })) * 1_000_000n,
    active_users: random.datatype.boolean(1 / 12) ? 0 : random.number.int({ min: 5, max: 50_000 }),
    source_code_deposited: random.datatype.boolean(0.25),
  };
}

const idOf = (agencyCode: string, serial: number) => `APP-${agencyCode}-${String(serial).padStart(4, '0')}`;

const twoDigits = (value: number) => String(value).padStart(2, '0');
