import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { LicenceNumber } from './driving-licence.scalar.js';
import { LicenceClass } from './licence-class.js';

export enum LicenceStatus {
  VALID = 'VALID',
  EXPIRED = 'EXPIRED',
  REVOKED = 'REVOKED',
}
registerEnumType(LicenceStatus, {
  name: 'LicenceStatus',
  description: 'Whether a driving licence counts (status SIM).',
  valuesConfig: {
    VALID: { description: 'It counts (berlaku).' },
    EXPIRED: { description: 'Its time has passed; a new one is needed, with exams (kedaluwarsa).' },
    REVOKED: { description: 'It was taken away (dicabut).' },
  },
});

/** A driving licence (SIM), valid from its issue for the years its class allows (Perpol 5/2021). */
@Entity()
@ObjectType({ description: 'A driving licence (surat izin mengemudi, SIM).' })
@Directive('@key(fields: "number")')
@About<DrivingLicence>('GENERAL', ({ holderId }) => [holderId])
export class DrivingLicence {
  @Field(() => LicenceNumber, { description: 'Its number (nomor SIM).' })
  @PrimaryColumn('text')
  number: string;

  @Column('uuid')
  holderId: string;

  @Field(() => LicenceClass, { description: 'What it allows to drive (golongan).' })
  @Column('text')
  licenceClass: LicenceClass;

  @Field(() => IsoDateScalar, {
    description: 'Since when the class has been held without a gap; a renewal keeps it (dimiliki sejak).',
  })
  @Column('date')
  heldSince: IsoDate;

  @Field(() => IsoDateScalar, { description: 'The day it was issued (tanggal terbit).' })
  @Column('date')
  issuedOn: IsoDate;

  @Field(() => IsoDateScalar, {
    description: 'The first day it no longer counts; it is renewed before (berlaku sampai).',
  })
  @Column('date')
  expiresOn: IsoDate;

  @Field(() => IsoDateScalar, { nullable: true, description: 'The day it was taken away (tanggal dicabut).' })
  @Column('date', { nullable: true })
  revokedOn: IsoDate | null;

  @Column('text')
  issuingUnitCode: string;
}

/** Whether a licence counts on a day. */
export function licenceStatusOn(
  { expiresOn, revokedOn }: Pick<DrivingLicence, 'expiresOn' | 'revokedOn'>,
  day: IsoDate,
): LicenceStatus {
  if (revokedOn !== null && revokedOn <= day) return LicenceStatus.REVOKED;
  return day < expiresOn ? LicenceStatus.VALID : LicenceStatus.EXPIRED;
}
