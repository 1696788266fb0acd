import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { ImmunizationStage, Vaccine } from './vaccine.js';

/** Policy: when one dose of one vaccine may and should be given. */
@Entity()
@ObjectType({ description: 'When a dose of a vaccine may and should be given (jadwal imunisasi).' })
@Public('The law is open.')
export class VaccineScheduleRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => Vaccine, { description: 'The vaccine (vaksin).' })
  @Column('text')
  vaccine: Vaccine;

  @Field(() => Int, { description: 'Which dose of it, from 1 (dosis ke-).' })
  @Column('integer')
  dose: number;

  @Field(() => ImmunizationStage, { description: 'The part of the programme it belongs to (tahap).' })
  @Column('text')
  stage: ImmunizationStage;

  @Field(() => Int, { description: 'Completed months of life before which it is not given (usia minimal).' })
  @Column('smallint')
  minimumAgeMonths: number;

  @Field(() => Int, { description: 'Days that must lie after the dose before it (interval minimal).' })
  @Column('smallint')
  minimumIntervalDays: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'Days after birth on the last of which it may be given; null when never too late (usia maksimal).',
  })
  @Column('smallint', { nullable: true })
  maximumAgeDays: number | null;

  @Field(() => Int, {
    description: 'Days after the minimum age from which a child without it is behind (batas tepat waktu).',
  })
  @Column('smallint')
  windowDays: number;
}
