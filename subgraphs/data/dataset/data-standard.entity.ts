import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';

/** Policy: a standard that data follow, set by a steward of data (Perpres 39/2019 art. 6). */
@Entity()
@ObjectType({ description: 'A standard that data follow (standar data).' })
@Public('Standards of data are open.')
export class DataStandard extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => String, { description: 'Its code (kode standar).' })
  @Column('text')
  code: string;

  @Field(() => String, { description: 'What it is about (nama standar).' })
  @Column('text')
  name: string;
}
