import { addMonths } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { JknContribution } from './jkn-contribution.entity.js';
import type { JknMembership } from './jkn-membership.entity.js';

type Standing = Pick<JknMembership, 'paidUntil' | 'endedOn'>;

/**
 * Whether care is paid for on a day (Perpres 82/2018 art. 42): the membership has not ended, and either a government
 * pays, or no more months are unpaid than are borne. With one month of grace, a card paid until the end of January is
 * active through February, the unpaid month, and rests from the first of March.
 */
export function isActiveOn(
  { paidUntil, endedOn }: Standing,
  { graceMonths }: Pick<JknContribution, 'graceMonths'>,
  day: IsoDate,
): boolean {
  if (endedOn !== null && endedOn <= day) return false;
  return paidUntil === null || day < addMonths(firstOfMonth(paidUntil), 1 + graceMonths);
}

const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;
