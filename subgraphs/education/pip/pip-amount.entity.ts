import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { GradeKind } from '../grade/grade-kind.js';
import { SchoolLevel } from '../school/school-level.js';

/** Policy: what the Smart Indonesia Programme (PIP) pays a pupil in a year. */
@Entity()
@ObjectType({ description: 'What PIP pays a pupil in a year (besaran Program Indonesia Pintar).' })
@Public('The law is open.')
export class PipAmount extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => SchoolLevel, { description: 'The level (jenjang).' })
  @Column('text')
  level: SchoolLevel;

  @Field(() => GradeKind, { description: 'Where the pupil’s grade stands in the level.' })
  @Column('text')
  gradeKind: GradeKind;

  @Field(() => RupiahScalar, { description: 'Whole rupiah for the year (besaran).' })
  @RupiahColumn()
  amount: Rupiah;
}
