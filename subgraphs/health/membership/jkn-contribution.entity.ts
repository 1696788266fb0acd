import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { JknClass, JknSegment } from './jkn-segment.js';

/** Policy: what a month of insurance costs, as an amount or as a part of the wage, and how long arrears are borne. */
@Entity()
@ObjectType({ description: 'What a month of health insurance costs (iuran JKN).' })
@Public('The law is open.')
export class JknContribution extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => JknSegment, { description: 'For which ground of insurance (segmen).' })
  @Column('text')
  segment: JknSegment;

  @Field(() => JknClass, { description: 'For which class of ward (kelas rawat).' })
  @Column('text')
  class: JknClass;

  @Field(() => RupiahScalar, {
    nullable: true,
    description: 'For one person and month; null where it is a part of the wage (iuran per bulan).',
  })
  @RupiahColumn({ nullable: true })
  monthlyAmount: Rupiah | null;

  @Field(() => RupiahScalar, { description: 'The part of the amount that the state adds (bantuan iuran).' })
  @RupiahColumn()
  subsidy: Rupiah;

  @Field(() => Int, {
    nullable: true,
    description: 'The part of the monthly wage in hundredths of a percent; null where it is an amount.',
  })
  @Column('integer', { nullable: true })
  wageBasisPoints: number | null;

  @Field(() => RupiahScalar, {
    nullable: true,
    description: 'The wage above which nothing is added (batas atas upah).',
  })
  @RupiahColumn({ nullable: true })
  wageCeiling: Rupiah | null;

  @Field(() => Int, {
    description: 'How many unpaid months are borne before the insurance rests (masa tenggang).',
  })
  @Column('smallint')
  graceMonths: number;
}
