import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { SchoolLevel } from '../school/school-level.js';
import { GradeKind } from './grade-kind.js';

/** Policy: the grades a level has, and at what age one is in each. A level without a rule for a grade has no such grade. */
@Entity()
@ObjectType({ description: 'A grade of a level, and the ages it is for (ketentuan tingkat).' })
@Public('The law is open.')
export class GradeRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => SchoolLevel, { description: 'The level (jenjang).' })
  @Column('text')
  level: SchoolLevel;

  @Field(() => Int, { description: 'The grade, 1 to 13 (tingkat).' })
  @Column('integer')
  grade: number;

  @Field(() => GradeKind, { description: 'Where it stands in the level.' })
  @Column('text')
  kind: GradeKind;

  @Field(() => Int, {
    description: 'The least age in completed years on the first day of the academic year (usia minimal).',
  })
  @Column('integer')
  minimumAge: number;

  @Field(() => Int, {
    description: 'The greatest age in completed years on that day (usia maksimal).',
  })
  @Column('integer')
  maximumAge: number;
}
