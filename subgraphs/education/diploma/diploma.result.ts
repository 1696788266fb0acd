import { createUnionType, Field, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { LearnerEnrolmentNotFound } from '../enrolment/enrolment-ending.result.js';
import { LearnerEnrolmentStatus } from '../enrolment/learner-enrolment.entity.js';
import { Diploma } from './diploma.entity.js';
import { DiplomaNumber } from './diploma.scalar.js';

@ObjectType({ implements: Failure, description: 'The learner did not finish the final grade.' })
export class LearnerNotGraduated extends Failure {
  @Field(() => LearnerEnrolmentStatus, { description: 'Where the enrolment stands (status).' })
  readonly status: LearnerEnrolmentStatus;

  constructor(status: LearnerEnrolmentStatus) {
    super(
      'NOT_GRADUATED',
      'A diploma is for somebody who graduated from the final grade. End the enrolment as graduated first.',
      'input.enrolmentId',
    );
    this.status = status;
  }
}

@ObjectType({ implements: Failure, description: 'The person has a diploma of the level.' })
export class DiplomaAlreadyIssued extends Failure {
  @Field(() => DiplomaNumber, { description: 'The number of it (nomor ijazah).' })
  readonly number: string;

  constructor(number: string) {
    super(
      'DIPLOMA_ALREADY_ISSUED',
      'This person has a diploma of this level already. Use the number that this answer tells.',
      'input.enrolmentId',
    );
    this.number = number;
  }
}

export const IssueDiplomaResult = createUnionType({
  name: 'IssueDiplomaResult',
  description: 'The diploma, or why none was issued.',
  types: () =>
    [
      Diploma,
      LearnerEnrolmentNotFound,
      LearnerNotGraduated,
      DiplomaAlreadyIssued,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});
