import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { CivilServantType } from '../civil-servant/appointment.js';
import { LeaveKind } from './leave-kind.js';

/** Policy: who may take a kind of leave, after how long, and how much. A type without a rule may not take the kind. */
@Entity()
@ObjectType({ description: 'Who may take a kind of leave, after how long, and how much (ketentuan cuti).' })
@Public('The law is open.')
export class LeaveRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => LeaveKind, { description: 'The kind (jenis cuti).' })
  @Column('text')
  kind: LeaveKind;

  @Field(() => CivilServantType, { description: 'For which type of appointment (jenis ASN).' })
  @Column('text')
  type: CivilServantType;

  @Field(() => Boolean, { description: 'Whether women alone may take it.' })
  @Column('boolean')
  womenOnly: boolean;

  @Field(() => Int, { description: 'After how many months of service (masa kerja minimal).' })
  @Column('smallint')
  minimumServiceMonths: number;

  @Field(() => Boolean, {
    description: 'Whether those months are counted anew after each leave of the kind.',
  })
  @Column('boolean')
  serviceCountsAnew: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'How many calendar months at a time; null where a yearly balance is kept (lama maksimal).',
  })
  @Column('smallint', { nullable: true })
  maximumMonths: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days a year; null where no balance is kept (jatah hari kerja per tahun).',
  })
  @Column('smallint', { nullable: true })
  daysPerYear: number | null;

  @Field(() => Int, {
    description: 'Unused days of the year before that are kept, at most (sisa tahun lalu).',
  })
  @Column('smallint')
  carriedDaysMax: number;

  @Field(() => Int, { description: 'How many days after its first day it may still be asked for.' })
  @Column('smallint')
  backdatedDaysMax: number;
}
