import { isInForce } from '../../../shared/policy/effective-period.js';
import { addMonths } from '../../../shared/time/calendar.js';
import type { ServiceTerm } from '../civil-servant/service-term.rule.js';
import type { LeaveRule } from './leave-rule.entity.js';

/** Working days of annual leave used in one year. */
export interface LeaveUsage {
  readonly year: number;
  readonly taken: number;
  readonly pending: number;
}

/** What the law gives in one year, and what is used of it. */
export interface LeaveYear extends LeaveUsage {
  readonly entitled: number;
  readonly carriedDaysMax: number;
}

/** The annual leave of one year, in working days: left = entitled + carried − taken − pending. */
export interface YearBalance extends LeaveUsage {
  readonly entitled: number;
  readonly carried: number;
  readonly left: number;
}

export type AnnualRule = Pick<
  LeaveRule,
  'daysPerYear' | 'carriedDaysMax' | 'minimumServiceMonths' | 'effectiveFrom' | 'effectiveTo'
>;

/**
 * The years from appointment to a year, or to the last one with leave in it, each by the law at its end. A year in which
 * the first year of service is not completed, or that begins after service, gives nothing.
 */
export function leaveYears(
  { appointedOn, endsOn }: ServiceTerm,
  rules: readonly AnnualRule[],
  usage: readonly LeaveUsage[],
  until: number,
): readonly LeaveYear[] {
  const first = Number(appointedOn.slice(0, 4));
  const last = Math.max(until, ...usage.map(({ year }) => year));
  const used = new Map(usage.map((one) => [one.year, one]));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const year = first + index;
    const rule = rules.find((one) => isInForce(one, `${year}-12-31`));
    const isEntitled =
      rule &&
      addMonths(appointedOn, rule.minimumServiceMonths) <= `${year}-12-31` &&
      endsOn > `${year}-01-01`;
    return {
      year,
      taken: used.get(year)?.taken ?? 0,
      pending: used.get(year)?.pending ?? 0,
      entitled: isEntitled ? (rule.daysPerYear ?? 0) : 0,
      carriedDaysMax: isEntitled ? rule.carriedDaysMax : 0,
    };
  });
}

/**
 * The balances of consecutive years. Of the days of a year that are left, some are carried into the next; what was carried
 * once is used first and not carried again (Perka BKN 24/2017).
 */
export function balancesOf(years: readonly LeaveYear[]): readonly YearBalance[] {
  const balances: YearBalance[] = [];
  for (const { year, entitled, carriedDaysMax, taken, pending } of years) {
    const before = balances.at(-1);
    const unused = before ? Math.max(0, Math.min(before.entitled, before.left)) : 0;
    const carried = Math.min(carriedDaysMax, unused);
    balances.push({ year, entitled, carried, taken, pending, left: entitled + carried - taken - pending });
  }
  return balances;
}

/** How many days may still be taken in a year, without using what leave of a later year already counts on. */
export function daysAvailable(years: readonly LeaveYear[], year: number): number {
  const fits = (days: number) =>
    balancesOf(years.map((one) => (one.year === year ? { ...one, pending: one.pending + days } : one))).every(
      (balance) => balance.year < year || balance.left >= 0,
    );
  let days = balancesOf(years).find((balance) => balance.year === year)?.left ?? 0;
  while (days > 0 && !fits(days)) days -= 1;
  return Math.max(0, days);
}
