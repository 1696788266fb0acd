import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { AcademicYear } from '../calendar/academic-year.scalar.js';
import { ClassGroup } from './learner-enrolment.scalar.js';

export enum LearnerEnrolmentStatus {
  ACTIVE = 'ACTIVE',
  COMPLETED = 'COMPLETED',
  GRADUATED = 'GRADUATED',
  TRANSFERRED = 'TRANSFERRED',
  DROPPED_OUT = 'DROPPED_OUT',
}
registerEnumType(LearnerEnrolmentStatus, {
  name: 'LearnerEnrolmentStatus',
  description: 'Where an enrolment stands (status peserta didik).',
  valuesConfig: {
    ACTIVE: { description: 'The learner goes to the school (aktif).' },
    COMPLETED: { description: 'The year is over, and another grade or the same follows (selesai).' },
    GRADUATED: { description: 'The final grade is passed (lulus).' },
    TRANSFERRED: { description: 'The learner went to another school (mutasi).' },
    DROPPED_OUT: { description: 'The learner left before the end of the year (putus sekolah).' },
  },
});

/** One learner in one class group for one academic year. */
@Entity()
@ObjectType({ description: 'A learner’s place in a school for an academic year (anggota rombel).' })
@Directive('@key(fields: "id")')
@About<LearnerEnrolment>('SPECIFIC', ({ citizenId }) => [citizenId])
export class LearnerEnrolment {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  citizenId: string;

  @Column('text')
  npsn: string;

  @Field(() => Int, { description: 'The grade (tingkat).' })
  @Column('integer')
  grade: number;

  @Field(() => ClassGroup, { description: 'The class group (rombel).' })
  @Column('text')
  classGroup: string;

  @Field(() => AcademicYear, { description: 'The academic year (tahun ajaran).' })
  @Column('text')
  academicYear: string;

  @Field(() => LearnerEnrolmentStatus, { description: 'Where it stands (status).' })
  @Column('text')
  status: LearnerEnrolmentStatus;

  @Field(() => DateTime, { description: 'When the learner was enrolled (tanggal masuk).' })
  @MomentColumn()
  enrolledAt: Date;

  @Field(() => IsoDateScalar, { nullable: true, description: 'The day it ended; null while active.' })
  @Column('date', { nullable: true })
  endedOn: IsoDate | null;
}
