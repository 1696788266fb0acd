import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { addMonths, addYears, ageOn, monthsBetween } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { regionalAgencyOf } from './agency/regional-agency.rule.js';
import { CivilServicePositionGroup as Group, CivilServantType as Type } from './civil-servant/appointment.js';
import { centralAgencies } from './migrations/central-agencies.js';
import { drawPosition, drawRank } from './seed-position.js';

export interface SeededCivilServant {
  readonly nip: string;
  readonly person: Person;
  readonly type: Type;
  readonly agencyCode: string;
  readonly positionGroup: Group;
  readonly rank: string;
  readonly appointedOn: IsoDate;
}

type Career = Omit<SeededCivilServant, 'nip' | 'person' | 'agencyCode'>;

/** 22 % of the civil service is central (BKN, June 2023); of the rest, some serve the province. */
const share = { central: 0.22, province: 0.15 } as const;
const youngestYears = 18;
const oldestAppointedYears = 35;
/** The first appointments by contract took effect then. */
const firstContractsOn: IsoDate = '2019-02-01';

const centralCodes = Object.keys(centralAgencies);

/** Everybody who lives from the civil service is in it. */
export function* drawCivilServants(seeding: Seeding): Generator<SeededCivilServant> {
  const { P1, P6 } = seeding.population.personas;
  const numbers = new NipRegister([budi.nip, rina.nip]);
  // In a small nation nobody else might serve where Budi does, to decide on his leave.
  let superior: Person | null = null;
  for (const person of seeding.population.people) {
    const type = typeOf(person);
    if (type === null) continue;
    // Drawn for the personas too, so that they move nobody else.
    const agencyCode = drawAgency(person, seeding);
    const career = type === Type.PNS ? drawTenure(person, seeding) : drawContract(person, seeding);
    const home = regionalAgencyOf(person.family.villageCode);
    if (person === P1) yield { ...budi, person, agencyCode: home };
    else if (person === P6) yield { ...rina, person, agencyCode: home };
    else {
      if (mayDecideOnBudi(person, career, seeding.asOf)) superior ??= person;
      const serves = person === superior ? regionalAgencyOf(P1.family.villageCode) : agencyCode;
      yield { ...career, person, agencyCode: serves, nip: numbers.issue(person, career) };
    }
  }
}

/** He was on leave in the year before. */
const mayDecideOnBudi = (
  { persona, deceasedOn }: Person,
  { type, appointedOn }: Pick<Career, 'type' | 'appointedOn'>,
  asOf: IsoDate,
) => persona === null && deceasedOn === null && type === Type.PNS && appointedOn < addYears(asOf, -1);

const budi = {
  nip: '199008172015031001',
  type: Type.PNS,
  positionGroup: Group.FUNCTIONAL_JUNIOR,
  rank: 'III/b',
  appointedOn: '2015-03-01',
} as const;

const rina = {
  nip: '199211302022212003',
  type: Type.PPPK,
  positionGroup: Group.TEACHER,
  rank: 'IX',
  appointedOn: '2022-03-01',
} as const;

function typeOf({ livelihood }: Person): Type | null {
  if (livelihood === 'CIVIL_SERVANT') return Type.PNS;
  return livelihood === 'CONTRACT_CIVIL_SERVANT' ? Type.PPPK : null;
}

function drawAgency({ family }: Person, { random }: Seeding): string {
  const [isCentral, isProvincial] = [
    random.datatype.boolean(share.central),
    random.datatype.boolean(share.province),
  ];
  const central = random.helpers.arrayElement(centralCodes);
  if (isCentral) return central;
  return isProvincial ? family.villageCode.slice(0, 2) : regionalAgencyOf(family.villageCode);
}

function drawTenure(person: Person, { asOf, random }: Seeding): Career {
  const { birthDate, deceasedOn } = person;
  const latest = deceasedOn ?? asOf;
  const oldest = Math.max(youngestYears, Math.min(oldestAppointedYears, ageOn(birthDate, latest)));
  const years = random.number.int({ min: youngestYears, max: oldest });
  const months = random.number.int({ min: 1, max: 12 });
  const appointedOn = firstOfMonthBefore(addMonths(addYears(birthDate, years), months), latest);
  const serviceYears = ageOn(appointedOn, latest);
  return {
    type: Type.PNS,
    appointedOn,
    positionGroup: drawPosition(random, Type.PNS, serviceYears),
    rank: drawRank(random, Type.PNS, serviceYears),
  };
}

function drawContract({ birthDate, deceasedOn }: Person, { asOf, random }: Seeding): Career {
  const latest = deceasedOn ?? asOf;
  const adult = addYears(birthDate, youngestYears);
  const earliest = adult > firstContractsOn ? adult : firstContractsOn;
  const span = Math.max(1, monthsBetween(earliest, latest));
  const months = random.number.int({ min: 1, max: span });
  return {
    type: Type.PPPK,
    appointedOn: firstOfMonthBefore(addMonths(earliest, months), latest),
    positionGroup: drawPosition(random, Type.PPPK, 0),
    rank: drawRank(random, Type.PPPK, 0),
  };
}

/** The first of the month of a day, or of the month before `latest` when that is not earlier than it. */
function firstOfMonthBefore(day: IsoDate, latest: IsoDate): IsoDate {
  const chosen = firstOfMonth(day);
  return chosen < latest ? chosen : firstOfMonth(addMonths(latest, -1));
}

const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

/** Gives out numbers of civil servants, each once. */
class NipRegister {
  readonly #issued = new Map<string, number>();

  constructor(taken: readonly string[]) {
    for (const nip of taken) this.#issued.set(nip.slice(0, -3), Number(nip.slice(-3)));
  }

  issue({ birthDate, sex }: Person, { type, appointedOn }: Career): string {
    const appointment =
      type === Type.PNS ? appointedOn.slice(0, 7).replace('-', '') : `${appointedOn.slice(0, 4)}21`;
    const prefix = `${birthDate.replaceAll('-', '')}${appointment}${sex === 'MALE' ? 1 : 2}`;
    const serial = 1 + (this.#issued.get(prefix) ?? 0);
    this.#issued.set(prefix, serial);
    return `${prefix}${String(serial).padStart(3, '0')}`;
  }
}
