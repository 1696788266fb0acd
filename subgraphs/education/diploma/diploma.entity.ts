import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { SchoolLevel } from '../school/school-level.js';
import { DiplomaNumber } from './diploma.scalar.js';

/** What a school certifies of somebody who finished the final grade of a level. */
@Entity()
@ObjectType({ description: 'A diploma (ijazah).' })
@Directive('@key(fields: "number")')
@About<Diploma>('SPECIFIC', ({ citizenId }) => [citizenId])
export class Diploma {
  @Field(() => DiplomaNumber, { description: 'Its number (nomor ijazah).' })
  @PrimaryColumn('text')
  number: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => SchoolLevel, { description: 'The level it certifies (jenjang).' })
  @Column('text')
  level: SchoolLevel;

  @Column('text')
  npsn: string;

  /** Of the number and the name printed on it: enough to verify a name, and nothing to read one from. */
  @Column('bytea')
  nameDigest: Buffer;

  @Field(() => IsoDateScalar, { description: 'The day it was issued (tanggal terbit).' })
  @Column('date')
  issuedOn: IsoDate;
}
