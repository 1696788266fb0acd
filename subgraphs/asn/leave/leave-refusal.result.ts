import { Field, Int, ObjectType } from 'type-graphql';
import { Failure } from '../../../shared/errors/failure.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@ObjectType({ implements: Failure, description: 'The dates are not those of a leave.' })
export class LeaveDatesInvalid extends Failure {
  constructor(reason: string, argument: string) {
    super('LEAVE_DATES_INVALID', reason, argument);
  }
}

@ObjectType({ implements: Failure, description: 'The kind of leave is not open to the civil servant.' })
export class LeaveKindNotAllowed extends Failure {
  constructor() {
    super(
      'LEAVE_KIND_NOT_ALLOWED',
      'The law does not give this civil servant this kind of leave. Ask for another.',
      'input.kind',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The years of service are too few.' })
export class LeaveServiceTooShort extends Failure {
  @Field(() => IsoDateScalar, { description: 'The first day from which it may be taken.' })
  readonly earliestOn: IsoDate;

  constructor(earliestOn: IsoDate) {
    super(
      'SERVICE_YEARS_INSUFFICIENT',
      'This kind of leave is taken after some years of service. Ask for it from the day told.',
      'input.startsOn',
    );
    this.earliestOn = earliestOn;
  }
}

@ObjectType({ implements: Failure, description: 'The leave is longer than its kind allows.' })
export class LeaveTooLong extends Failure {
  @Field(() => IsoDateScalar, { description: 'The last day it may have.' })
  readonly latestOn: IsoDate;

  constructor(latestOn: IsoDate) {
    super(
      'LEAVE_TOO_LONG',
      'A leave of this kind is not so long. Ask for it until the day told at the latest.',
      'input.endsOn',
    );
    this.latestOn = latestOn;
  }
}

@ObjectType({ implements: Failure, description: 'An annual leave lies in two years.' })
export class LeaveSpansYears extends Failure {
  constructor() {
    super(
      'LEAVE_SPANS_YEARS',
      'Annual leave is taken from the balance of one year. Ask for the days of each year separately.',
      'input.endsOn',
    );
  }
}

@ObjectType({ implements: Failure, description: 'Another leave lies on some of these days.' })
export class LeaveOverlaps extends Failure {
  constructor() {
    super(
      'LEAVE_OVERLAPS',
      'A leave on some of these days is pending or approved. Choose other days, or withdraw it.',
      'input.startsOn',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The balance of the year does not hold so many days.' })
export class LeaveBalanceExceeded extends Failure {
  @Field(() => Int, { description: 'Working days the leave would take (hari kerja).' })
  readonly asked: number;

  @Field(() => Int, { description: 'Working days that are left for it (sisa).' })
  readonly left: number;

  constructor(asked: number, left: number) {
    super(
      'LEAVE_BALANCE_EXCEEDED',
      'The annual leave of this year does not suffice. Ask for no more days than are left.',
      'input.endsOn',
    );
    this.asked = asked;
    this.left = left;
  }
}
