import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Family } from '../../shared/synthetic/population.js';
import { addDays } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';

const surveyedAgainShare = 0.25;

/** When a household became known, and when it was surveyed again, in days before the nation's day. */
const registeredDaysAgo = { min: 700, max: 1_500 };
const resurveyedDaysAgo = { min: 10, max: 600 };

export interface SurveyedHousehold {
  readonly family: Family;
  readonly registeredDaysAgo: number;
  readonly registeredOn: IsoDate;
  /** Null when the first survey is the last. */
  readonly earlier: { readonly decile: number; readonly resurveyedOn: IsoDate } | null;
}

/** Every family was surveyed at least once, when it became known. */
export function* drawHouseholds({ population, asOf, random }: Seeding): Generator<SurveyedHousehold> {
  for (const family of population.families) {
    const { decile } = family;
    const daysAgo = random.number.int(registeredDaysAgo);
    const isSurveyedAgain = random.datatype.boolean(surveyedAgainShare);
    const resurveyedOn = addDays(asOf, -random.number.int(resurveyedDaysAgo));
    yield {
      family,
      registeredDaysAgo: daysAgo,
      registeredOn: addDays(asOf, -daysAgo),
      earlier: isSurveyedAgain ? { decile: Math.max(1, decile - 1), resurveyedOn } : null,
    };
  }
}

export const householdRow = ({ family, registeredOn }: SurveyedHousehold) => ({
  family_card_number: family.cardNumber,
  registered_on: registeredOn,
});

export function welfareRows({ family, registeredOn, earlier }: SurveyedHousehold) {
  const row = (version: number, decile: number, surveyedOn: IsoDate) => ({
    family_card_number: family.cardNumber,
    version,
    decile,
    listed_in_dtks: family.listedAsPoor,
    surveyed_on: surveyedOn,
  });
  if (!earlier) return [row(1, family.decile, registeredOn)];
  return [row(1, earlier.decile, registeredOn), row(2, family.decile, earlier.resurveyedOn)];
}
