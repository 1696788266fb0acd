import type { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/** Whether a rule that is loaded already is in force on a day: `inForceOn` without the database. */
export function isInForce(
  { effectiveFrom, effectiveTo }: Pick<EffectivePeriod, 'effectiveFrom' | 'effectiveTo'>,
  day: IsoDate,
): boolean {
  return effectiveFrom <= day && (effectiveTo === null || day < effectiveTo);
}
