import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { LicenceClass } from '../licence/licence-class.js';
import { LicenceApplication, LicenceApplicationKind } from './licence-application.entity.js';

@ObjectType({ implements: Failure, description: 'The applicant is too young today.' })
export class LicenceApplicantUnderAge extends Failure {
  @Field(() => Int, { description: 'The age the class asks for, in completed years (usia minimal).' })
  readonly minimumAge: number;

  constructor(minimumAge: number) {
    super(
      'UNDER_AGE',
      'The applicant has not reached the age of this class. Apply from that birthday on.',
      'input.citizenId',
    );
    this.minimumAge = minimumAge;
  }
}

@ObjectType({ implements: Failure, description: 'The class before has not been held long enough.' })
export class LicencePrerequisiteMissing extends Failure {
  @Field(() => [LicenceClass], { description: 'One of these must have been held (prasyarat).' })
  readonly anyOf: readonly LicenceClass[];

  @Field(() => Int, { description: 'For how many months.' })
  readonly months: number;

  constructor(anyOf: readonly LicenceClass[], months: number) {
    super(
      'PREREQUISITE_MISSING',
      'A valid licence of the class before must have been held for some months. Apply once it has.',
      'input.licenceClass',
    );
    this.anyOf = anyOf;
    this.months = months;
  }
}

@ObjectType({ implements: Failure, description: 'The licence has expired and cannot be renewed.' })
export class LicenceRenewalTooLate extends Failure {
  @Field(() => IsoDateScalar, { description: 'Since when it no longer counts (kedaluwarsa).' })
  readonly expiredOn: IsoDate;

  constructor(expiredOn: IsoDate) {
    super(
      'RENEWAL_TOO_LATE',
      'A licence is renewed at the latest on the day before it expires. Apply for a new one.',
      'input.kind',
    );
    this.expiredOn = expiredOn;
  }
}

@ObjectType({ implements: Failure, description: 'A valid licence of the class is held already.' })
export class LicenceAlreadyHeld extends Failure {
  constructor() {
    super(
      'LICENCE_ALREADY_HELD',
      'A valid licence of this class is held. Apply for its renewal.',
      'input.licenceClass',
    );
  }
}

@ObjectType({ implements: Failure, description: 'There is no licence of the class to renew.' })
export class LicenceNotHeld extends Failure {
  constructor() {
    super('LICENCE_NOT_HELD', 'No licence of this class is held. Apply for a new one.', 'input.licenceClass');
  }
}

@ObjectType({ implements: Failure, description: 'The class is not reached by this kind of application.' })
export class LicenceKindWrong extends Failure {
  @Field(() => LicenceApplicationKind, { description: 'The kind that reaches it.' })
  readonly expected: LicenceApplicationKind;

  constructor(expected: LicenceApplicationKind) {
    super(
      'APPLICATION_KIND_WRONG',
      'A class that asks for another before is reached by UPGRADE, any other by NEW. Apply with the right kind.',
      'input.kind',
    );
    this.expected = expected;
  }
}

@ObjectType({ implements: Failure, description: 'Another application for the class is open.' })
export class LicenceApplicationPending extends Failure {
  constructor() {
    super(
      'APPLICATION_PENDING',
      'An application for this class is open. Wait for it, or withdraw it.',
      'input.licenceClass',
    );
  }
}

@ObjectType({ implements: Failure, description: 'There is no such application.' })
export class LicenceApplicationNotFound extends Failure {
  constructor() {
    super('APPLICATION_NOT_FOUND', 'No application has this id. Check it.', 'input.applicationId');
  }
}

@ObjectType({ implements: Failure, description: 'The application can no longer be withdrawn.' })
export class LicenceApplicationClosed extends Failure {
  constructor() {
    super(
      'APPLICATION_CLOSED',
      'An application is withdrawn before it is paid. Ask for a refund instead.',
      'input.applicationId',
    );
  }
}

export const ApplyForLicenceResult = createUnionType({
  name: 'ApplyForLicenceResult',
  description: 'The application, or why none was taken.',
  types: () =>
    [
      LicenceApplication,
      LicenceApplicantUnderAge,
      LicencePrerequisiteMissing,
      LicenceRenewalTooLate,
      LicenceAlreadyHeld,
      LicenceNotHeld,
      LicenceKindWrong,
      LicenceApplicationPending,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

export const WithdrawLicenceApplicationResult = createUnionType({
  name: 'WithdrawLicenceApplicationResult',
  description: 'The withdrawn application, or why it stands.',
  types: () =>
    [LicenceApplication, LicenceApplicationNotFound, LicenceApplicationClosed, IdempotencyConflict] as const,
});
