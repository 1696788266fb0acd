import type { EntityManager } from 'typeorm';
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

  decide(input: DecideLeaveInput) {
    return this.commands.once({
      operation: 'decideLeave',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#decide(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LeaveRequest, { id }),
    });
  }

  withdraw(input: WithdrawLeaveInput) {
    return this.commands.once({
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
    const leave = await lockedLeave(db, input.leaveRequestId, status);
    if (!(leave instanceof LeaveRequest)) return leave;
    if (leave.civilServantNip === input.approverNip) return new LeaveSelfDecided();
    const refusal = await this.#refuseApprover(db, input.approverNip);
    if (refusal) return refusal;
    const decision = { status, approverNip: input.approverNip, decidedAt: this.clock.now() };
    await db.update(LeaveRequest, { id: leave.id }, decision);
    await emit({ type: 'leave.decided', subject: leave.id, detail: { status } });
    return db.merge(LeaveRequest, leave, decision);
  }

  async #refuseApprover(db: EntityManager, nip: string) {
    const approver = await db.findOneBy(CivilServant, { nip });
    if (!approver) return new CivilServantNotFound('input.approverNip');
    const today = this.clock.today();
    const term = await serviceTermOf(db, approver, today);
    return isInService(term, today) ? null : new CivilServantNotActive(term.endsOn, 'input.approverNip');
  }

  async #withdraw({ db, emit }: Transaction, { leaveRequestId }: WithdrawLeaveInput) {
    const status = LeaveStatus.WITHDRAWN;
    const leave = await lockedLeave(db, leaveRequestId, status);
    if (!(leave instanceof LeaveRequest)) return leave;
    await db.update(LeaveRequest, { id: leave.id }, { status });
    await emit({ type: 'leave.withdrawn', subject: leave.id });
    return db.merge(LeaveRequest, leave, { status });
  }
}

/** The request, held until the transaction ends, or why it cannot come to a state. */
async function lockedLeave(db: EntityManager, id: string, next: LeaveStatus) {
  const leave = await db.findOne(LeaveRequest, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!leave) return new LeaveNotFound();
  return canMove(leaveLifecycle, leave.status, next) ? leave : new LeaveNotPending(leave.status);
}
