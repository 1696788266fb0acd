import { Field, InputType, registerEnumType } from 'type-graphql';
import { IdempotencyKey, PositiveInt, Uuid } from '../../../shared/graphql/scalars.js';
import { AcademicYear } from '../calendar/academic-year.scalar.js';
import { Nisn } from '../learner/learner.scalar.js';
import { Npsn } from '../school/school.scalar.js';
import { ClassGroup } from './learner-enrolment.scalar.js';

@InputType({ description: 'A learner to take into a class group (pendaftaran ke rombel).' })
export class EnrolLearnerInput {
  @Field(() => Nisn, { description: 'The learner (NISN).' })
  nisn: string;

  @Field(() => Npsn, { description: 'The school (NPSN).' })
  npsn: string;

  @Field(() => PositiveInt, { description: 'The grade (tingkat).' })
  grade: number;

  @Field(() => ClassGroup, { description: 'The class group (rombel).' })
  classGroup: string;

  @Field(() => AcademicYear, { description: 'The academic year (tahun ajaran).' })
  academicYear: string;

  @Field(() => IdempotencyKey, { description: 'One key for one enrolment, sent again with every retry.' })
  idempotencyKey: string;
}

export enum LearnerEnrolmentEnding {
  COMPLETED = 'COMPLETED',
  GRADUATED = 'GRADUATED',
  TRANSFERRED = 'TRANSFERRED',
  DROPPED_OUT = 'DROPPED_OUT',
}
registerEnumType(LearnerEnrolmentEnding, {
  name: 'LearnerEnrolmentEnding',
  description: 'How an enrolment ends (jenis keluar).',
  valuesConfig: {
    COMPLETED: { description: 'The year is over, and another grade or the same follows (selesai).' },
    GRADUATED: { description: 'The final grade is passed (lulus).' },
    TRANSFERRED: { description: 'The learner goes to another school (mutasi).' },
    DROPPED_OUT: { description: 'The learner leaves before the end of the year (putus sekolah).' },
  },
});

@InputType({ description: 'How an enrolment ends (keluar dari rombel).' })
export class EndLearnerEnrolmentInput {
  @Field(() => Uuid, { description: 'The enrolment.' })
  enrolmentId: string;

  @Field(() => LearnerEnrolmentEnding, { description: 'How it ends (jenis keluar).' })
  ending: LearnerEnrolmentEnding;

  @Field(() => IdempotencyKey, { description: 'One key for one ending, sent again with every retry.' })
  idempotencyKey: string;
}
