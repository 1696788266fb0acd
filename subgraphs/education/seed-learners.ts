import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { academicYearStart } from '../../shared/synthetic/school-grade.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { academicYearOn } from './calendar/academic-year.rule.js';
import { LearnerEnrolmentStatus as Status } from './enrolment/learner-enrolment.entity.js';
import { nisnPrefixOf } from './learner/nisn.rule.js';
import { levelFor, npsnOf, regencyOf } from './seed-schools.js';

/** As the policy of these years says. */
const calendar = { firstDay: '07-01' };
const personaNisn = '0141234567';
const finalGrades: readonly number[] = [6, 9, 12];

/** Loads one learner for everybody with a school grade, and the enrolments of this academic year and the one before. */
export async function seedLearners(seeding: Seeding): Promise<void> {
  await seeding.copy('learner', learnerRows(seeding));
  await seeding.copy('learner_enrolment', enrolmentRows(seeding));
}

function* pupils({ population }: Seeding): Generator<readonly [Person, number]> {
  for (const person of population.people) {
    if (person.schoolGrade !== null) yield [person, person.schoolGrade];
  }
}

function* learnerRows(seeding: Seeding) {
  const nisns = new NisnSeries();
  for (const [person, grade] of pupils(seeding)) {
    yield {
      nisn: person.persona === 'P3' ? personaNisn : nisns.next(person.birthDate),
      citizen_id: person.id,
      birth_year_matches: true,
      registered_at: morningOf(firstDay(seeding.asOf, grade - 1)),
    };
  }
}

/** Gives out numbers as Dapodik does, in one series for each year of birth. */
class NisnSeries {
  readonly #last = new Map<string, number>();

  next(birthDate: IsoDate): string {
    const prefix = nisnPrefixOf(Number(birthDate.slice(0, 4)));
    const serial = (this.#last.get(prefix) ?? 0) + 1;
    this.#last.set(prefix, serial);
    const nisn = `${prefix}${String(serial).padStart(7, '0')}`;
    return nisn === personaNisn ? this.next(birthDate) : nisn;
  }
}

function* enrolmentRows(seeding: Seeding) {
  const { asOf, random } = seeding;
  for (const [person, grade] of pupils(seeding)) {
    const letter = random.helpers.arrayElement(['A', 'B', 'C']);
    const [thisYear, lastYear] = [firstDay(asOf, 0), firstDay(asOf, 1)];
    const { deceasedOn } = person;
    if (grade > 1 && (deceasedOn === null || deceasedOn >= thisYear)) {
      const status = finalGrades.includes(grade - 1) ? Status.GRADUATED : Status.COMPLETED;
      const ended = { status, ended_on: `${thisYear.slice(0, 4)}-06-15` };
      yield { id: random.string.uuid(), ...placeRow(person, grade - 1, letter, lastYear), ...ended };
    }
    if (deceasedOn === null) {
      const active = { status: Status.ACTIVE, ended_on: null };
      yield { id: random.string.uuid(), ...placeRow(person, grade, letter, thisYear), ...active };
    }
  }
}

const placeRow = (person: Person, grade: number, letter: string, start: IsoDate) => ({
  citizen_id: person.id,
  npsn: npsnOf(regencyOf(person), levelFor(person, grade)),
  grade,
  class_group: `${grade}${letter}`,
  academic_year: academicYearOn(start, calendar),
  enrolled_at: morningOf(start),
});

/** The first day of this academic year or of one some years ago. */
function firstDay(asOf: IsoDate, yearsAgo: number): IsoDate {
  const start = academicYearStart(asOf);
  return `${Number(start.slice(0, 4)) - yearsAgo}${start.slice(4)}`;
}

const morningOf = (day: IsoDate) => new Date(`${day}T08:00:00+07:00`);
