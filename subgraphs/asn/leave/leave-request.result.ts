import { createUnionType, Field, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { CivilServantNotActive, CivilServantNotFound } from '../civil-servant/civil-servant.result.js';
import { LeaveStatus } from './leave-kind.js';
import {
  LeaveBalanceExceeded,
  LeaveDatesInvalid,
  LeaveKindNotAllowed,
  LeaveOverlaps,
  LeaveServiceTooShort,
  LeaveSpansYears,
  LeaveTooLong,
} from './leave-refusal.result.js';
import { LeaveRequest } from './leave-request.entity.js';

@ObjectType({ implements: Failure, description: 'There is no such request for leave.' })
export class LeaveNotFound extends Failure {
  constructor() {
    super(
      'LEAVE_NOT_FOUND',
      'No request for leave at the agency has this id. Check it.',
      'input.leaveRequestId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The request is decided or withdrawn already.' })
export class LeaveNotPending extends Failure {
  @Field(() => LeaveStatus, { description: 'Where it stands (status).' })
  readonly status: LeaveStatus;

  constructor(status: LeaveStatus) {
    super(
      'LEAVE_NOT_PENDING',
      'This request is decided or withdrawn. Ask for leave anew.',
      'input.leaveRequestId',
    );
    this.status = status;
  }
}

@ObjectType({ implements: Failure, description: 'Nobody decides on the own leave.' })
export class LeaveSelfDecided extends Failure {
  constructor() {
    super(
      'LEAVE_SELF_DECIDED',
      'Who asks for a leave does not decide on it. Let another official decide.',
      'input.approverNip',
    );
  }
}

export const RequestLeaveResult = createUnionType({
  name: 'RequestLeaveResult',
  description: 'The request, or why none was taken.',
  types: () =>
    [
      LeaveRequest,
      LeaveBalanceExceeded,
      LeaveServiceTooShort,
      LeaveOverlaps,
      LeaveTooLong,
      LeaveSpansYears,
      LeaveDatesInvalid,
      LeaveKindNotAllowed,
      CivilServantNotActive,
      CivilServantNotFound,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

export const DecideLeaveResult = createUnionType({
  name: 'DecideLeaveResult',
  description: 'The decided request, or why it stands.',
  types: () =>
    [
      LeaveRequest,
      LeaveNotFound,
      LeaveNotPending,
      LeaveSelfDecided,
      CivilServantNotActive,
      CivilServantNotFound,
      IdempotencyConflict,
    ] as const,
});

export const WithdrawLeaveResult = createUnionType({
  name: 'WithdrawLeaveResult',
  description: 'The withdrawn request, or why it stands.',
  types: () => [LeaveRequest, LeaveNotFound, LeaveNotPending, IdempotencyConflict] as const,
});
