import { addDays, addMonths } from '../../../shared/time/calendar.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { CivilServant } from '../civil-servant/civil-servant.entity.js';
import { CivilServantNotActive } from '../civil-servant/civil-servant.result.js';
import { isInService, type ServiceTerm } from '../civil-servant/service-term.rule.js';
import {
  LeaveDatesInvalid,
  LeaveKindNotAllowed,
  LeaveServiceTooShort,
  LeaveSpansYears,
  LeaveTooLong,
} from './leave-refusal.result.js';
import type { LeaveRule } from './leave-rule.entity.js';

export interface AskedLeave {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

/** Where somebody stands with a kind of leave. */
export interface LeaveStanding {
  readonly term: ServiceTerm;
  readonly sex: CivilServant['sex'];
  /** The law on the kind for the type of appointment; null where it gives none. */
  readonly rule: Pick<
    LeaveRule,
    | 'womenOnly'
    | 'minimumServiceMonths'
    | 'serviceCountsAnew'
    | 'maximumMonths'
    | 'daysPerYear'
    | 'backdatedDaysMax'
  > | null;
  /** The last day of the latest other leave of the kind; null when there is none. */
  readonly lastOfKindOn: IsoDate | null;
}

/** Why a leave cannot be taken, before balances and other leave are looked at; null when it can (Perka BKN 24/2017). */
export function refuseLeave(
  asked: AskedLeave,
  { term, sex, rule, lastOfKindOn }: LeaveStanding,
  today: IsoDate,
) {
  const { startsOn, endsOn } = asked;
  if (endsOn < startsOn)
    return new LeaveDatesInvalid('A leave ends on or after its first day.', 'input.endsOn');
  if (!rule || (rule.womenOnly && sex !== 'FEMALE')) return new LeaveKindNotAllowed();
  if (!isInService(term, today)) return new CivilServantNotActive(term.endsOn, 'input.nip');
  if (endsOn >= term.endsOn) return new CivilServantNotActive(term.endsOn, 'input.endsOn');
  if (startsOn < addDays(today, -rule.backdatedDaysMax)) return begunTooLongAgo();
  const since = rule.serviceCountsAnew && lastOfKindOn !== null ? addDays(lastOfKindOn, 1) : term.appointedOn;
  const earliestOn = addMonths(since, rule.minimumServiceMonths);
  if (startsOn < earliestOn) return new LeaveServiceTooShort(earliestOn);
  if (rule.maximumMonths !== null) return refuseLength(asked, rule.maximumMonths);
  if (startsOn.slice(0, 4) !== endsOn.slice(0, 4)) return new LeaveSpansYears();
  return isBeyondNextYear(startsOn, today) ? tooFarAhead() : null;
}

function refuseLength({ startsOn, endsOn }: AskedLeave, maximumMonths: number) {
  const latestOn = addDays(addMonths(startsOn, maximumMonths), -1);
  return endsOn > latestOn ? new LeaveTooLong(latestOn) : null;
}

/** What a year later than the next will carry over cannot be told. */
export function isBeyondNextYear(day: IsoDate, today: IsoDate): boolean {
  return Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + 1;
}

const begunTooLongAgo = () =>
  new LeaveDatesInvalid(
    'This kind of leave is asked for before it begins. Choose later days.',
    'input.startsOn',
  );

const tooFarAhead = () =>
  new LeaveDatesInvalid(
    'Annual leave is asked for in this year or the next. Choose earlier days.',
    'input.startsOn',
  );
