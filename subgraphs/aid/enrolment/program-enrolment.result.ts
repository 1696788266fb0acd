import { createUnionType, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { ProgramEnrolment } from './program-enrolment.entity.js';

@ObjectType({ implements: Failure, description: 'The head of the family is registered as deceased.' })
export class AidHeadDeceased extends Failure {
  constructor() {
    super(
      'HEAD_DECEASED',
      'The head of this family died. Have a new head registered first.',
      'input.applicantId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'Somebody in the family is an active civil servant.' })
export class AidExcludesCivilServants extends Failure {
  constructor() {
    super(
      'ASN_EXCLUDED',
      'Families of active civil servants receive no social aid. If nobody in the family is one, ask for a review.',
      'input.applicantId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The family is not listed as poor.' })
export class AidHouseholdNotListed extends Failure {
  constructor() {
    super(
      'NOT_LISTED',
      'This family is not listed as poor. Propose it to the village first.',
      'input.applicantId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The family is better off than the programme’s limit.' })
export class AidDecileTooHigh extends Failure {
  constructor() {
    super(
      'DECILE_TOO_HIGH',
      'This family is better off than the programme’s limit. If that is wrong, ask for a new survey.',
      'input.applicantId',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The family receives the programme already.' })
export class AidDuplicateHousehold extends Failure {
  constructor() {
    super('DUPLICATE_HOUSEHOLD', 'This family receives the programme already.', 'input.applicantId');
  }
}

@ObjectType({ implements: Failure, description: 'The components do not belong to the programme.' })
export class AidComponentsInvalid extends Failure {
  constructor() {
    super(
      'COMPONENT_INVALID',
      'Name at least one component of the programme, each once, with no more persons than it is paid for.',
      'input.components',
    );
  }
}

@ObjectType({ implements: Failure, description: 'There is no such enrolment.' })
export class ProgramEnrolmentNotFound extends Failure {
  constructor() {
    super('PROGRAM_ENROLMENT_NOT_FOUND', 'No enrolment has this id. Check it.', 'input.enrolmentId');
  }
}

@ObjectType({ implements: Failure, description: 'The enrolment has ended.' })
export class ProgramEnrolmentEnded extends Failure {
  constructor() {
    super('PROGRAM_ENROLMENT_ENDED', 'This enrolment has ended already.', 'input.enrolmentId');
  }
}

@ObjectType({ implements: Failure, description: 'The programme is not paid through this channel.' })
export class AidChannelInvalid extends Failure {
  constructor() {
    super(
      'CHANNEL_INVALID',
      'This programme is not paid through that channel. Choose one of its benefit plans.',
      'input.channel',
    );
  }
}

export const EnrolHouseholdResult = createUnionType({
  name: 'EnrolHouseholdResult',
  description: 'The enrolment, or why the family was not enrolled.',
  types: () =>
    [
      ProgramEnrolment,
      AidHeadDeceased,
      AidExcludesCivilServants,
      AidHouseholdNotListed,
      AidDecileTooHigh,
      AidDuplicateHousehold,
      AidComponentsInvalid,
      AidChannelInvalid,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});

export const EndProgramEnrolmentResult = createUnionType({
  name: 'EndProgramEnrolmentResult',
  description: 'The ended enrolment, or why it stands.',
  types: () =>
    [ProgramEnrolment, ProgramEnrolmentNotFound, ProgramEnrolmentEnded, IdempotencyConflict] as const,
});
