import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { KfaCode, VaccineBatch } from './immunization.scalar.js';
import { Vaccine } from './vaccine.js';

/** A dose that was given. Never changed once recorded. */
@Entity()
@ObjectType({ description: 'A dose of a vaccine that was given (imunisasi).' })
@Directive('@key(fields: "id")')
@About<Immunization>('SPECIFIC', ({ citizenId }) => [citizenId])
export class Immunization {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => Vaccine, { description: 'The vaccine (vaksin).' })
  @Column('text')
  vaccine: Vaccine;

  @Field(() => Int, { description: 'Which dose of it, from 1 (dosis ke-).' })
  @Column('integer')
  dose: number;

  @Field(() => IsoDateScalar, { description: 'The day it was given (tanggal pemberian).' })
  @Column('date')
  givenOn: IsoDate;

  @Field(() => VaccineBatch, { description: 'The batch it came from (nomor bets).' })
  @Column('text')
  batch: string;

  @Field(() => KfaCode, {
    nullable: true,
    description: 'The product in the dictionary of medicines, when told (kode KFA).',
  })
  @Column('text', { nullable: true })
  kfaCode: string | null;

  @Column('text')
  facilityCode: string;
}
