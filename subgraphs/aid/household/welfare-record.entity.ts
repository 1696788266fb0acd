import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { type AboutFamily, membersOf } from '../family/family-members.js';

/** How poor a household was found to be. Each survey adds a version; the newest counts. */
@Entity()
@ObjectType({ description: 'How poor a household was found to be (peringkat kesejahteraan).' })
@About<WelfareRecord>('SPECIFIC', membersOf)
export class WelfareRecord implements AboutFamily {
  @PrimaryColumn('text')
  familyCardNumber: string;

  @Field(() => Int, { description: 'Counts the surveys of the household, from 1 (versi).' })
  @PrimaryColumn('integer')
  version: number;

  @Field(() => Int, { description: 'Welfare decile, 1 (poorest) to 10 (desil).' })
  @Column('smallint')
  decile: number;

  @Field(() => Boolean, { description: 'Whether it is listed as poor (terdaftar DTKS).' })
  @Column('boolean')
  listedInDtks: boolean;

  @Field(() => IsoDateScalar, { description: 'The day of the survey (tanggal pendataan).' })
  @Column('date')
  surveyedOn: IsoDate;

  members?: readonly string[] | null;
}
