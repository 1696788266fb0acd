import { publicHolidays } from '../../shared/calendar/public-holidays.js';
import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays, addMonths, workingDays } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { LeaveKind as Kind, LeaveStatus as Status } from './leave/leave-kind.js';
import type { SeededCivilServant } from './seed-civil-servants.js';

/** Of civil servants in a year, by experience. */
const share = { annual: 0.7, sick: 0.15, pending: 0.1 } as const;
/** Two short leaves a year stay within the twelve days, whatever was carried. */
const annualCountMax = 2;
const spanDaysMax = 5;
const serviceMonthsMin = 12;

const holidays: ReadonlySet<IsoDate> = new Set(publicHolidays.map(({ day }) => day));

interface SeededLeave {
  readonly kind: Kind;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly status: Status;
  readonly requestedOn: IsoDate;
}

/** Leave of the year before, and what is asked for now. */
export async function seedLeave(seeding: Seeding, servants: readonly SeededCivilServant[]): Promise<void> {
  const living = servants.filter(({ person }) => person.deceasedOn === null);
  await seeding.copy('leave_request', leaveRows(seeding, living));
}

function* leaveRows(seeding: Seeding, servants: readonly SeededCivilServant[]) {
  const approvers = new Approvers(servants);
  for (const servant of servants) {
    for (const leave of leaveOf(servant, seeding)) {
      const days = workingDays(leave.startsOn, leave.endsOn, holidays);
      const isTooEarly = leave.startsOn < addMonths(servant.appointedOn, serviceMonthsMin);
      if (days === 0 || isTooEarly) continue;
      yield leaveRow(seeding.random.string.uuid(), servant, { ...leave, days }, approvers);
    }
  }
}

function leaveRow(
  id: string,
  servant: SeededCivilServant,
  leave: SeededLeave & { readonly days: number },
  approvers: Approvers,
) {
  const decidedOn = addDays(leave.requestedOn, 2);
  const isDecided = leave.status === Status.APPROVED || leave.status === Status.REJECTED;
  const approverNip = isDecided ? approvers.find(servant, decidedOn) : null;
  return {
    id,
    civil_servant_nip: servant.nip,
    kind: leave.kind,
    starts_on: leave.startsOn,
    ends_on: leave.endsOn,
    working_days: leave.days,
    // What nobody at the agency could decide was taken back.
    status: isDecided && approverNip === null ? Status.WITHDRAWN : leave.status,
    requested_at: new Date(`${leave.requestedOn}T09:00:00+07:00`),
    decided_at: approverNip === null ? null : new Date(`${decidedOn}T10:00:00+07:00`),
    approver_nip: approverNip,
  };
}

/** Each in a month of its own, so that none overlaps another. */
function* leaveOf({ person }: SeededCivilServant, { asOf, random }: Seeding): Generator<SeededLeave> {
  const lastYear = Number(asOf.slice(0, 4)) - 1;
  if (person.persona === 'P1') {
    yield annual(`${lastYear}-08-21`, `${lastYear}-08-25`, Status.APPROVED);
    return;
  }
  if (person.persona !== null) return;
  const span = () => random.number.int({ min: 0, max: spanDaysMax - 1 });
  const dayIn = (month: number): IsoDate =>
    `${lastYear}-${two(month)}-${two(random.number.int({ min: 1, max: 20 }))}`;
  const months = random.helpers.arrayElements([2, 3, 5, 6, 7, 8, 9, 10, 11], annualCountMax);
  for (const month of months) {
    const startsOn = dayIn(month);
    const endsOn = addDays(startsOn, span());
    if (random.datatype.boolean(share.annual)) yield annual(startsOn, endsOn, drawOutcome(random));
  }
  const illOn = dayIn(12);
  const ill = { kind: Kind.SICK, status: Status.APPROVED, requestedOn: addDays(illOn, 1) };
  if (random.datatype.boolean(share.sick)) yield { ...ill, startsOn: illOn, endsOn: addDays(illOn, span()) };
  const soon = addDays(asOf, random.number.int({ min: 16, max: 60 }));
  const soonEndsOn = addDays(soon, span());
  const isPending = random.datatype.boolean(share.pending) && soon.slice(0, 4) === soonEndsOn.slice(0, 4);
  if (isPending) {
    yield { ...annual(soon, soonEndsOn, Status.PENDING), requestedOn: addDays(asOf, -1) };
  }
}

const two = (number: number) => String(number).padStart(2, '0');

const annual = (startsOn: IsoDate, endsOn: IsoDate, status: Status): SeededLeave => ({
  kind: Kind.ANNUAL,
  startsOn,
  endsOn,
  status,
  requestedOn: addDays(startsOn, -14),
});

const drawOutcome = ({ helpers }: Seeding['random']) =>
  helpers.weightedArrayElement([
    { weight: 92, value: Status.APPROVED },
    { weight: 4, value: Status.REJECTED },
    { weight: 4, value: Status.WITHDRAWN },
  ]);

/** Whoever has served longest at the agency decides (PP 11/2017); nobody where there is no colleague. */
class Approvers {
  readonly #byAgency: ReadonlyMap<string, readonly SeededCivilServant[]>;

  constructor(servants: readonly SeededCivilServant[]) {
    const bySeniority = servants.toSorted((a, b) => (a.appointedOn < b.appointedOn ? -1 : 1));
    this.#byAgency = Map.groupBy(bySeniority, ({ agencyCode }) => agencyCode);
  }

  find({ nip, agencyCode }: SeededCivilServant, on: IsoDate): string | null {
    const mayDecide = (other: SeededCivilServant) => other.nip !== nip && other.appointedOn <= on;
    return this.#byAgency.get(agencyCode)?.find(mayDecide)?.nip ?? null;
  }
}
