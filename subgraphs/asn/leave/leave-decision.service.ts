import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { CivilServant } from '../civil-servant/civil-servant.entity.js';
import { CivilServantNotActive, CivilServantNotFound } from '../civil-servant/civil-servant.result.js';
import { serviceTermOf } from '../civil-servant/service-term.js';
import { isInService } from '../civil-servant/service-term.rule.js';
import { leaveLifecycle } from './leave.lifecycle.js';
import { LeaveDecision, LeaveStatus } from './leave-kind.js';
import { LeaveRequest } from './leave-request.entity.js';
import type { DecideLeaveInput, WithdrawLeaveInput } from './leave-request.input.js';
import { LeaveNotFound, LeaveNotPending, LeaveSelfDecided } from './leave-request.result.js';

const outcomes = {
  [LeaveDecision.APPROVE]: LeaveStatus.APPROVED,
  [LeaveDecision.REJECT]: LeaveStatus.REJECTED,
} satisfies Record<LeaveDecision, LeaveStatus>;

/** Decides on requests for leave, or takes them back. */
export class LeaveDecisionService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  decide(viewer: Viewer, input: DecideLeaveInput) {
    return this.commands.once({
      viewer,
      operation: 'decideLeave',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#decide(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LeaveRequest, { id }),
    });
  }

  withdraw(viewer: Viewer, input: WithdrawLeaveInput) {
    return this.commands.once({
      viewer,
      operation: 'withdrawLeave',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#withdraw(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LeaveRequest, { id }),
    });
  }

  async #decide({ db, emit }: Transaction, input: DecideLeaveInput) {
    const status: LeaveStatus = outcomes[input.decision];
    const leave = await lockedLeave(db, input.leaveRequestId);
    if (!leave) return new LeaveNotFound();
    const refusal = (await this.#refuseApprover(db, input.approverNip, leave)) ?? refuseMove(leave, status);
    if (refusal) return refusal;
    const decision = { status, approverNip: input.approverNip, decidedAt: this.clock.now() };
    await db.update(LeaveRequest, { id: leave.id }, decision);
    await emit({ type: 'leave.decided', subject: leave.id, detail: { status } });
    return db.merge(LeaveRequest, leave, decision);
  }

  /** Leave is decided within the agency (PP 11/2017); to officials of another, it looks like none. */
  async #refuseApprover(db: EntityManager, nip: string, { civilServantNip }: LeaveRequest) {
    const approver = await db.findOneBy(CivilServant, { nip });
    if (!approver) return new CivilServantNotFound('input.approverNip');
    const applicant = await db.findOneByOrFail(CivilServant, { nip: civilServantNip });
    if (approver.citizenId === applicant.citizenId) return new LeaveSelfDecided();
    if (approver.agencyCode !== applicant.agencyCode) return new LeaveNotFound();
    const today = this.clock.today();
    const term = await serviceTermOf(db, approver, today);
    return isInService(term, today) ? null : new CivilServantNotActive(term.endsOn, 'input.approverNip');
  }

  async #withdraw({ db, emit }: Transaction, { leaveRequestId }: WithdrawLeaveInput) {
    const status = LeaveStatus.WITHDRAWN;
    const leave = await lockedLeave(db, leaveRequestId);
    if (!leave) return new LeaveNotFound();
    const refusal = refuseMove(leave, status);
    if (refusal) return refusal;
    await db.update(LeaveRequest, { id: leave.id }, { status });
    await emit({ type: 'leave.withdrawn', subject: leave.id });
    return db.merge(LeaveRequest, leave, { status });
  }
}

/** The request, held until the transaction ends. */
function lockedLeave(db: EntityManager, id: string): Promise<LeaveRequest | null> {
  return db.findOne(LeaveRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

function refuseMove({ status }: LeaveRequest, next: LeaveStatus): LeaveNotPending | null {
  return canMove(leaveLifecycle, status, next) ? null : new LeaveNotPending(status);
}
