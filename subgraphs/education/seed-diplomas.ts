import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { ageOn } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { nameDigest } from './diploma/diploma-name.rule.js';
import { diplomaNumber } from './diploma/diploma-number.rule.js';
import type { SchoolLevel } from './school/school-level.js';
import { levelFor, npsnOf, regencyOf } from './seed-schools.js';

/**
 * Of the grown-up: how many finished each level, of those who finished the one before. Together about seven of eight
 * finished primary school and two of five a senior secondary school, roughly as in 2023.
 */
const finishedShares = [
  { finalGrade: 6, share: 0.87 },
  { finalGrade: 9, share: 0.72 },
  { finalGrade: 12, share: 0.65 },
];
const adulthood = 18;
const graduationDay = '06-15';

/** Gives out diploma numbers, one series for each province and level. */
class DiplomaSeries {
  readonly #last = new Map<string, { province: string; level: SchoolLevel; last: number }>();

  next(province: string, level: SchoolLevel): string {
    const series = `${province} ${level}`;
    const last = (this.#last.get(series)?.last ?? 0) + 1;
    this.#last.set(series, { province, level, last });
    return diplomaNumber(province, level, last);
  }

  *rows() {
    for (const { province, level, last } of this.#last.values()) {
      yield { province_code: province, level, last };
    }
  }
}

export async function seedDiplomas(seeding: Seeding): Promise<void> {
  const series = new DiplomaSeries();
  await seeding.copy('diploma', diplomaRows(seeding, series));
  await seeding.copy('diploma_serial', series.rows());
}

function* diplomaRows(seeding: Seeding, series: DiplomaSeries) {
  for (const person of graduates(seeding)) {
    const finished = finishedCount(person, seeding);
    for (const { finalGrade } of finishedShares.slice(0, finished)) {
      const issuedOn = graduationOf(person, finalGrade);
      if (issuedOn > (person.deceasedOn ?? seeding.asOf)) break;
      yield diplomaRow(person, finalGrade, issuedOn, series);
    }
  }
}

/** Persona P5 comes first, so that his is the first diploma of the fictional province. */
function* graduates({ population }: Seeding): Generator<Person> {
  const { P5 } = population.personas;
  yield P5;
  for (const person of population.people) if (person !== P5) yield person;
}

/** How many levels somebody finished. A pupil finished those before the grade; a civil servant, all. */
function finishedCount({ persona, schoolGrade, birthDate, livelihood }: Person, { asOf, random }: Seeding) {
  // Drawn for everybody, so that what befalls one moves no other.
  const draws = finishedShares.map(({ share }) => random.datatype.boolean(share));
  if (schoolGrade !== null) return finishedShares.filter(({ finalGrade }) => finalGrade < schoolGrade).length;
  if (persona === 'P5' || livelihood.endsWith('CIVIL_SERVANT')) return finishedShares.length;
  if (ageOn(birthDate, asOf) < adulthood) return 0;
  const stopped = draws.indexOf(false);
  return stopped < 0 ? draws.length : stopped;
}

/** Who is six on the first of July enters grade one. */
function graduationOf({ birthDate }: Person, finalGrade: number): IsoDate {
  const enteredIn = Number(birthDate.slice(0, 4)) + (birthDate.slice(5) <= '07-01' ? 6 : 7);
  return `${enteredIn + finalGrade}-${graduationDay}`;
}

function diplomaRow(person: Person, finalGrade: number, issuedOn: IsoDate, series: DiplomaSeries) {
  const regency = regencyOf(person);
  const level = levelFor(person, finalGrade);
  const number = series.next(regency.slice(0, 2), level);
  return {
    number,
    citizen_id: person.id,
    level,
    npsn: npsnOf(regency, level),
    name_digest: `\\x${nameDigest(number, person.fullName).toString('hex')}`,
    issued_on: issuedOn,
  };
}
