import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { addDays, ageOn } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { FitnessRestriction, HealthCertificateKind } from './certificate/health-certificate.entity.js';
import { expiryOf } from './certificate/health-certificate.rule.js';
import { facilityCodeOf, regencyOf } from './seed-facility.js';

/** Of the people old enough to drive: examined within the last year, found fit, and fit under a condition. */
const share = { examined: 0.06, fit: 0.97, restricted: 0.15 };
const minimumAge = 17;
const daysAgoMax = 360;

/** As long as the policy of these years lets them count. */
const validity = {
  [HealthCertificateKind.PHYSICAL]: { months: 0, days: 14 },
  [HealthCertificateKind.PSYCHOLOGY]: { months: 6, days: 0 },
};

/** The serial before that of persona P1’s certificate, which all others of the fictional province follow. */
const personaSerial = 122;
const personaDaysAgo = 5;

interface Examination {
  readonly person: Person;
  readonly issuedOn: IsoDate;
  readonly fit: boolean;
  readonly restrictions: readonly FitnessRestriction[];
}

/** Gives out certificate numbers, one series for each year and province. */
class Serials {
  readonly #last = new Map<string, number>();

  next(year: string, province: string): string {
    const series = `${year}-${province}`;
    const last = (this.#last.get(series) ?? (province === '98' ? personaSerial : 0)) + 1;
    this.#last.set(series, last);
    return `SKS-${series}-${String(last).padStart(6, '0')}`;
  }

  *rows() {
    for (const [series, last] of this.#last) {
      yield { year: series.slice(0, 4), province_code: series.slice(5), last };
    }
  }
}

export async function seedCertificates(seeding: Seeding): Promise<void> {
  const serials = new Serials();
  await seeding.copy('health_certificate', certificateRows(seeding, serials));
  await seeding.copy('certificate_serial', serials.rows());
}

function* certificateRows(seeding: Seeding, serials: Serials) {
  for (const examination of examinations(seeding)) {
    for (const kind of Object.values(HealthCertificateKind)) {
      yield { id: seeding.random.string.uuid(), ...certificateRow(examination, kind, serials) };
    }
  }
}

function* examinations({ population, asOf, random }: Seeding): Generator<Examination> {
  yield {
    person: population.personas.P1,
    issuedOn: addDays(asOf, -personaDaysAgo),
    fit: true,
    restrictions: [],
  };
  for (const person of population.people) {
    const isGrown = ageOn(person.birthDate, asOf) > minimumAge && person.deceasedOn === null;
    if (person.persona !== null || !isGrown || !random.datatype.boolean(share.examined)) continue;
    const isRestricted = random.datatype.boolean(share.restricted);
    yield {
      person,
      issuedOn: addDays(asOf, -random.number.int({ min: 0, max: daysAgoMax })),
      fit: random.datatype.boolean(share.fit),
      restrictions: isRestricted ? [random.helpers.arrayElement(Object.values(FitnessRestriction))] : [],
    };
  }
}

function certificateRow(
  { person, issuedOn, ...result }: Examination,
  kind: HealthCertificateKind,
  serials: Serials,
) {
  const regency = regencyOf(person.family.villageCode);
  const issuedAt = new Date(`${issuedOn}T10:00:00+07:00`);
  return {
    certificate_number: serials.next(issuedOn.slice(0, 4), regency.slice(0, 2)),
    citizen_id: person.id,
    kind,
    ...result,
    issued_at: issuedAt,
    expires_at: expiryOf(issuedAt, validity[kind]),
    facility_code: facilityCodeOf(regency, 'R001'),
  };
}
