import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { CivilServicePositionGroup } from './appointment.js';

/** Policy: at which age the holders of a group of positions retire. */
@Entity()
@ObjectType({ description: 'At which age the holders of a position retire (batas usia pensiun, BUP).' })
@Public('The law is open.')
export class RetirementAge extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => CivilServicePositionGroup, { description: 'For which positions (kelompok jabatan).' })
  @Column('text')
  positionGroup: CivilServicePositionGroup;

  @Field(() => Int, { description: 'Years of life; service ends on the first of the month after (usia).' })
  @Column('smallint')
  ageYears: number;
}
