import { registerEnumType } from 'type-graphql';
import { Verdict } from '../../../shared/graphql/verdict.js';
import { addMonths } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { type DrivingLicence, LicenceStatus, licenceStatusOn } from './driving-licence.entity.js';
import type { LicenceClassRule } from './licence-class-rule.entity.js';

export enum LicenceReason {
  UNDER_AGE = 'UNDER_AGE',
  PREREQUISITE_MISSING = 'PREREQUISITE_MISSING',
  LICENCE_ALREADY_HELD = 'LICENCE_ALREADY_HELD',
  DECEASED = 'DECEASED',
  FACT_MISSING = 'FACT_MISSING',
}
registerEnumType(LicenceReason, {
  name: 'LicenceReason',
  description: 'Why somebody cannot have a licence of a class (alasan).',
  valuesConfig: {
    UNDER_AGE: { description: 'Too young on the day (belum cukup umur).' },
    PREREQUISITE_MISSING: { description: 'The class before has not been held long enough (prasyarat).' },
    LICENCE_ALREADY_HELD: { description: 'A valid licence of the class is held (sudah dimiliki).' },
    DECEASED: { description: 'Registered as deceased (meninggal).' },
    FACT_MISSING: { description: 'A fact that identity keeps could not be learned (data tidak tersedia).' },
  },
});

/** What the rule needs to know; null where identity's fact could not be learned. */
export interface LicenceFacts {
  readonly lifeStatus: string | null;
  readonly isOldEnough: boolean | null;
  readonly held: readonly Pick<DrivingLicence, 'licenceClass' | 'heldSince' | 'expiresOn' | 'revokedOn'>[];
}

/** All that speaks against a first licence of a class on a day (Perpol 5/2021 art. 8, Perpol 2/2023). */
export function licenceReasons(
  rule: Pick<LicenceClassRule, 'licenceClass' | 'prerequisiteClasses' | 'prerequisiteMonths'>,
  { lifeStatus, isOldEnough, held }: LicenceFacts,
  day: IsoDate,
): readonly LicenceReason[] {
  const valid = held.filter((licence) => licenceStatusOn(licence, day) === LicenceStatus.VALID);
  const reasons: LicenceReason[] = [];
  if (lifeStatus === 'DECEASED') reasons.push(LicenceReason.DECEASED);
  if (isOldEnough === false) reasons.push(LicenceReason.UNDER_AGE);
  if (valid.some(({ licenceClass }) => licenceClass === rule.licenceClass))
    reasons.push(LicenceReason.LICENCE_ALREADY_HELD);
  const { prerequisiteClasses, prerequisiteMonths } = rule;
  const isPrepared =
    prerequisiteClasses.length === 0 ||
    valid.some(
      ({ licenceClass, heldSince }) =>
        prerequisiteClasses.includes(licenceClass) && addMonths(heldSince, prerequisiteMonths) <= day,
    );
  if (!isPrepared) reasons.push(LicenceReason.PREREQUISITE_MISSING);
  const isUnknown = isOldEnough === null || (lifeStatus !== 'ALIVE' && lifeStatus !== 'DECEASED');
  if (isUnknown) reasons.push(LicenceReason.FACT_MISSING);
  return reasons;
}

/** A missing fact leaves it open, unless something else speaks against it already. */
export function verdictOf(reasons: readonly LicenceReason[]): Verdict {
  if (reasons.some((reason) => reason !== LicenceReason.FACT_MISSING)) return Verdict.INELIGIBLE;
  return reasons.length > 0 ? Verdict.UNDETERMINED : Verdict.ELIGIBLE;
}
