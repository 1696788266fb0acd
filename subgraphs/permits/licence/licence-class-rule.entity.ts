import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { LicenceClass } from './licence-class.js';

/** Policy: what a class of licence asks of its holder. */
@Entity()
@ObjectType({ description: 'What a class of driving licence asks of its holder (syarat golongan SIM).' })
@Public('The law is open.')
export class LicenceClassRule extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => LicenceClass, { description: 'The class (golongan).' })
  @Column('text')
  licenceClass: LicenceClass;

  @Field(() => Int, { description: 'Completed years of life on the day of application (usia minimal).' })
  @Column('smallint')
  minimumAge: number;

  @Field(() => Int, { description: 'For how many years a licence is valid (masa berlaku).' })
  @Column('smallint')
  validityYears: number;

  @Field(() => [LicenceClass], {
    description: 'One of these classes must have been held before; empty when none (prasyarat).',
  })
  @Column('text', { array: true })
  prerequisiteClasses: LicenceClass[];

  @Field(() => Int, { description: 'For how many months one of them must have been held.' })
  @Column('smallint')
  prerequisiteMonths: number;
}
