import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { addDays, addMonths, ageOn } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { earliestDay, latestDay } from './immunization/dose.rule.js';
import { ImmunizationStage, Vaccine } from './immunization/vaccine.js';
import { routineSchedule, type ScheduleRow } from './migrations/routine-schedule.js';
import { primaryCareOf, regencyOf } from './seed-facility.js';

/** Who is older was immunised before the register began. */
const childAgeMax = 13;
/** Of families: never come; of doses: missed, after which the later ones of the vaccine are not given. */
const share = { neverComes: 0.04, missed: 0.03 };
const delayMaxDays = 20;
/** The vaccine of which the dictionary of medicines names a product. */
const bcgProduct = '93005208';

interface GivenDose {
  readonly rule: ScheduleRow;
  readonly givenOn: IsoDate;
}

export async function seedImmunizations(seeding: Seeding): Promise<void> {
  await seeding.copy('immunization', immunizationRows(seeding));
}

function* immunizationRows(seeding: Seeding) {
  const { population, asOf, random } = seeding;
  for (const child of population.people) {
    if (ageOn(child.birthDate, asOf) > childAgeMax) continue;
    const comes = child.persona !== null || !random.datatype.boolean(share.neverComes);
    if (!comes) continue;
    for (const { rule, givenOn } of dosesOf(child, seeding)) {
      yield {
        id: random.string.uuid(),
        citizen_id: child.id,
        vaccine: rule.vaccine,
        dose: rule.dose,
        given_on: givenOn,
        batch: `${rule.vaccine.replaceAll('_', '-')}-${random.string.numeric(6)}`,
        kfa_code: rule.vaccine === Vaccine.BCG ? bcgProduct : null,
        facility_code: primaryCareOf(regencyOf(child.family.villageCode)),
      };
    }
  }
}

/** The doses of one childhood along the schedule of its years, each a few days late. */
function* dosesOf(child: Person, { asOf, random }: Seeding): Generator<GivenDose> {
  const { birthDate, persona } = child;
  const last = new Map<Vaccine, GivenDose>();
  for (const rule of routineSchedule) {
    const previous = last.get(rule.vaccine);
    const isNext = rule.dose === 1 + (previous?.rule.dose ?? 0);
    if (!isNext || !isForChild(rule, child)) continue;
    const delay = rule.maximumAgeDays === 1 ? 0 : random.number.int({ min: 0, max: delayMaxDays });
    const isMissed = random.datatype.boolean(share.missed) && persona === null;
    const givenOn = addDays(earliestDay(rule, birthDate, previous?.givenOn ?? null), delay);
    const latestOn = latestDay(rule, birthDate);
    const isTooLate = latestOn !== null && latestOn < givenOn;
    if (isMissed || isTooLate || givenOn > (child.deceasedOn ?? asOf)) continue;
    const given = { rule, givenOn };
    last.set(rule.vaccine, given);
    yield given;
  }
}

/** Japanese encephalitis is endemic in few places, and HPV is given to girls. */
function isForChild(rule: ScheduleRow, { birthDate, sex }: Person): boolean {
  if (rule.stage === ImmunizationStage.ENDEMIC) return false;
  if (rule.vaccine === Vaccine.HPV && sex !== 'FEMALE') return false;
  return addMonths(birthDate, rule.minimumAgeMonths) >= rule.effectiveFrom;
}
