import { createUnionType, Field, Int, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { GradeRule } from '../grade/grade-rule.entity.js';
import { LearnerNotFound } from '../learner/learner.result.js';
import { SchoolNotFound } from '../school/school.result.js';
import { SchoolLevel } from '../school/school-level.js';
import { LearnerEnrolment } from './learner-enrolment.entity.js';

@ObjectType({ implements: Failure, description: 'The school does not teach that grade.' })
export class GradeNotOfLevel extends Failure {
  @Field(() => SchoolLevel, { description: 'The level of the school (jenjang).' })
  readonly level: SchoolLevel;

  constructor(level: SchoolLevel) {
    super(
      'GRADE_NOT_OF_LEVEL',
      'A school of this level has no such grade. Check the grade and the school.',
      'input.grade',
    );
    this.level = level;
  }
}

@ObjectType({ implements: Failure, description: 'One cannot enrol for that academic year today.' })
export class AcademicYearClosed extends Failure {
  constructor() {
    super(
      'ACADEMIC_YEAR_CLOSED',
      'One enrols for the current academic year, or for the next shortly before it begins. Check the year.',
      'input.academicYear',
    );
  }
}

@ObjectType({ implements: Failure, description: 'The learner is too young or too old for the grade.' })
export class LearnerAgeOutOfRange extends Failure {
  @Field(() => Int, { description: 'The least age, in completed years (usia minimal).' })
  readonly minimumAge: number;

  @Field(() => Int, { description: 'The greatest age, in completed years (usia maksimal).' })
  readonly maximumAge: number;

  @Field(() => IsoDateScalar, { description: 'The day on which age is counted.' })
  readonly on: IsoDate;

  constructor({ minimumAge, maximumAge }: GradeRule, on: IsoDate) {
    super(
      'AGE_OUT_OF_RANGE',
      'The learner has not the age of this grade on the first day of the academic year. Choose another grade.',
      'input.grade',
    );
    this.minimumAge = minimumAge;
    this.maximumAge = maximumAge;
    this.on = on;
  }
}

@ObjectType({ implements: Failure, description: 'The learner has a place for that academic year.' })
export class LearnerAlreadyEnrolled extends Failure {
  @Field(() => Uuid, { description: 'The enrolment there is.' })
  readonly enrolmentId: string;

  constructor(enrolmentId: string) {
    super(
      'ALREADY_ENROLLED',
      'The learner is enrolled for this academic year already. End that enrolment first when the learner moves.',
      'input.academicYear',
    );
    this.enrolmentId = enrolmentId;
  }
}

export const EnrolLearnerResult = createUnionType({
  name: 'EnrolLearnerResult',
  description: 'The enrolment, or why the learner was not enrolled.',
  types: () =>
    [
      LearnerEnrolment,
      LearnerNotFound,
      SchoolNotFound,
      GradeNotOfLevel,
      AcademicYearClosed,
      LearnerAgeOutOfRange,
      LearnerAlreadyEnrolled,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});
