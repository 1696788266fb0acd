import { Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { AcademicYear } from '../calendar/academic-year.scalar.js';
import { SchoolLevel } from '../school/school-level.js';

@ObjectType({
  description:
    'Whether a person goes to school now, and on which level: for agencies that need no more (status sekolah).',
})
@About<Schooling>('SPECIFIC', ({ citizenId }) => [citizenId])
export class Schooling {
  @Field(() => Boolean, { description: 'Whether there is an active enrolment this academic year (aktif).' })
  readonly active: boolean;

  @Field(() => SchoolLevel, {
    nullable: true,
    description: 'The level of that enrolment; null when there is none (jenjang).',
  })
  readonly level: SchoolLevel | null;

  @Field(() => AcademicYear, { description: 'The academic year it is true in (tahun ajaran).' })
  readonly academicYear: string;

  constructor(
    readonly citizenId: string,
    level: SchoolLevel | null,
    academicYear: string,
  ) {
    this.active = level !== null;
    this.level = level;
    this.academicYear = academicYear;
  }
}
