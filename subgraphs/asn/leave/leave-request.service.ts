import { randomUUID } from 'node:crypto';
import { type EntityManager, In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import { holidaysBetween } from '../../../shared/calendar/holidays.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, refuseUnlessAlive } from '../../../shared/graph/life-status.js';
import { isInForce } from '../../../shared/policy/effective-period.js';
import { workingDays } from '../../../shared/time/calendar.js';
import type { Clock } from '../../../shared/time/clock.js';
import { CivilServant } from '../civil-servant/civil-servant.entity.js';
import { CivilServantNotFound } from '../civil-servant/civil-servant.result.js';
import { serviceTermOf } from '../civil-servant/service-term.js';
import { holdingStates } from './leave.lifecycle.js';
import { daysAvailable, leaveYears } from './leave-balance.rule.js';
import { LeaveKind, LeaveStatus } from './leave-kind.js';
import { LeaveBalanceExceeded, LeaveDatesInvalid, LeaveOverlaps } from './leave-refusal.result.js';
import { LeaveRequest } from './leave-request.entity.js';
import type { RequestLeaveInput } from './leave-request.input.js';
import { type LeaveStanding, refuseLeave } from './leave-request.rule.js';
import { LeaveRule } from './leave-rule.entity.js';
import { leaveUsageOf } from './leave-usage.js';

/** What the law and the register say of somebody who asks for leave. */
interface Applicant extends LeaveStanding {
  readonly nip: string;
  /** The law on the kind, past and present: each year of a balance follows its own. */
  readonly rules: readonly LeaveRule[];
}

/** Takes requests for leave (PP 11/2017, Perka BKN 24/2017). */
export class LeaveRequestService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  request(viewer: Viewer, input: RequestLeaveInput) {
    return this.commands.once({
      viewer,
      operation: 'requestLeave',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: (db) => this.#refuseTheDead(db, input.nip),
      run: (tx, refusal) => this.#request(tx, input, refusal),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LeaveRequest, { id }),
    });
  }

  async #refuseTheDead(db: EntityManager, nip: string): Promise<LifeRefusal | null> {
    const servant = await db.findOneBy(CivilServant, { nip });
    return servant && refuseUnlessAlive(this.graph, servant.citizenId, 'input.nip');
  }

  async #request({ db, emit }: Transaction, input: RequestLeaveInput, refusal: LifeRefusal | null) {
    const { nip, kind, startsOn, endsOn } = input;
    // Requests of one person take turns, so that two cannot be given the same last days.
    const servant = await db.findOne(CivilServant, { where: { nip }, lock: { mode: 'pessimistic_write' } });
    if (!servant) return new CivilServantNotFound('input.nip');
    const today = this.clock.today();
    const applicant = await this.#applicant(db, servant, kind);
    const refused = refuseLeave(input, applicant, today);
    if (refused) return refused;
    const days = workingDays(startsOn, endsOn, await holidaysBetween(db, startsOn, endsOn));
    if (days === 0) return noWorkingDay();
    if (await overlapsAnother(db, input)) return new LeaveOverlaps();
    if (kind === LeaveKind.ANNUAL) {
      const left = await daysLeft(db, applicant, Number(startsOn.slice(0, 4)));
      if (days > left) return new LeaveBalanceExceeded(days, left);
    }
    if (refusal) return refusal;
    const leave = db.create(LeaveRequest, {
      id: randomUUID(),
      civilServantNip: nip,
      kind,
      startsOn,
      endsOn,
      workingDays: days,
      status: LeaveStatus.PENDING,
      requestedAt: this.clock.now(),
      decidedAt: null,
      approverNip: null,
    });
    await db.insert(LeaveRequest, leave);
    await emit({ type: 'leave.requested', subject: leave.id });
    return leave;
  }

  async #applicant(db: EntityManager, servant: CivilServant, kind: LeaveKind): Promise<Applicant> {
    const { nip, type, sex } = servant;
    const today = this.clock.today();
    const term = await serviceTermOf(db, servant, today);
    const rules = await db.findBy(LeaveRule, { kind, type });
    const last = await db.findOne(LeaveRequest, {
      where: { civilServantNip: nip, kind, status: In([...holdingStates]) },
      order: { endsOn: 'DESC' },
    });
    const rule = rules.find((one) => isInForce(one, today)) ?? null;
    return { nip, sex, term, rules, rule, lastOfKindOn: last?.endsOn ?? null };
  }
}

const noWorkingDay = () =>
  new LeaveDatesInvalid('No working day lies within these days. Choose others.', 'input.startsOn');

function overlapsAnother(db: EntityManager, { nip, startsOn, endsOn }: RequestLeaveInput): Promise<boolean> {
  return db.existsBy(LeaveRequest, {
    civilServantNip: nip,
    status: In([...holdingStates]),
    startsOn: LessThanOrEqual(endsOn),
    endsOn: MoreThanOrEqual(startsOn),
  });
}

async function daysLeft(db: EntityManager, { nip, term, rules }: Applicant, year: number): Promise<number> {
  const usage = (await leaveUsageOf(db, [nip])).get(nip) ?? [];
  return daysAvailable(leaveYears(term, rules, usage, year), year);
}
