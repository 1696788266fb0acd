import { createUnionType, Field, ObjectType } from 'type-graphql';
import { Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { LearnerEnrolment, LearnerEnrolmentStatus } from './learner-enrolment.entity.js';

@ObjectType({ implements: Failure, description: 'No enrolment has that id.' })
export class LearnerEnrolmentNotFound extends Failure {
  constructor() {
    super('ENROLMENT_NOT_FOUND', 'No enrolment has this id. Check the id.', 'input.enrolmentId');
  }
}

@ObjectType({ implements: Failure, description: 'The enrolment has ended.' })
export class LearnerEnrolmentClosed extends Failure {
  @Field(() => LearnerEnrolmentStatus, { description: 'How it ended (status).' })
  readonly status: LearnerEnrolmentStatus;

  constructor(status: LearnerEnrolmentStatus) {
    super(
      'ENROLMENT_CLOSED',
      'This enrolment has ended already. Enrol the learner anew if need be.',
      'input.enrolmentId',
    );
    this.status = status;
  }
}

@ObjectType({ implements: Failure, description: 'One graduates from the final grade only.' })
export class FinalGradeRequired extends Failure {
  constructor() {
    super(
      'NOT_FINAL_GRADE',
      'This is not the final grade of the level, so nobody graduates from it. Complete the year instead.',
      'input.ending',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The academic year has not begun, so nobody finished it.' })
export class AcademicYearNotBegun extends Failure {
  constructor() {
    super(
      'ACADEMIC_YEAR_NOT_BEGUN',
      'This academic year has not begun, so nobody completed it or graduated. Check the enrolment.',
      'input.ending',
    );
  }
}

export const EndLearnerEnrolmentResult = createUnionType({
  name: 'EndLearnerEnrolmentResult',
  description: 'The ended enrolment, or why it was not ended.',
  types: () =>
    [
      LearnerEnrolment,
      LearnerEnrolmentNotFound,
      LearnerEnrolmentClosed,
      AcademicYearNotBegun,
      FinalGradeRequired,
      IdempotencyConflict,
    ] as const,
});
