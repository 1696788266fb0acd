import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime } from '../../../shared/graphql/scalars.js';
import { IhsNumber } from './patient.scalar.js';

/** A person in the master patient index (Permenkes 24/2022). Facilities send the number, never the demographics. */
@Entity()
@ObjectType({ description: 'A person in the master patient index of SATUSEHAT (pasien).' })
@Directive('@key(fields: "ihsNumber")')
@About<Patient>('SPECIFIC', ({ citizenId }) => [citizenId])
export class Patient {
  @Field(() => IhsNumber, { description: 'Number in the index (nomor IHS).' })
  @PrimaryColumn('text')
  ihsNumber: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => DateTime, { description: 'When the person came into the index (tanggal pendaftaran).' })
  @MomentColumn()
  registeredAt: Date;
}
