import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, Uuid } from '../../../shared/graphql/scalars.js';
import { HealthCertificateNumber } from './health-certificate.scalar.js';

export enum HealthCertificateKind {
  PHYSICAL = 'PHYSICAL',
  PSYCHOLOGY = 'PSYCHOLOGY',
}
registerEnumType(HealthCertificateKind, {
  name: 'HealthCertificateKind',
  description: 'What was examined (jenis pemeriksaan).',
  valuesConfig: {
    PHYSICAL: { description: 'Sight, hearing and limbs (kesehatan jasmani).' },
    PSYCHOLOGY: { description: 'Cognition, psychomotor skill and personality (psikologi).' },
  },
});

export enum FitnessRestriction {
  CORRECTIVE_LENSES = 'CORRECTIVE_LENSES',
  HEARING_AID = 'HEARING_AID',
  ADAPTED_VEHICLE = 'ADAPTED_VEHICLE',
  DAYLIGHT_ONLY = 'DAYLIGHT_ONLY',
}
registerEnumType(FitnessRestriction, {
  name: 'FitnessRestriction',
  description:
    'Under what condition a person is fit (pembatasan). It tells what to do, never what was found.',
  valuesConfig: {
    CORRECTIVE_LENSES: { description: 'With glasses or contact lenses (kacamata atau lensa kontak).' },
    HEARING_AID: { description: 'With a hearing aid (alat bantu dengar).' },
    ADAPTED_VEHICLE: { description: 'In an adapted vehicle (kendaraan khusus).' },
    DAYLIGHT_ONLY: { description: 'By daylight (hanya siang hari).' },
  },
});

/** What a doctor certifies. The findings are specific personal data (UU 27/2022 art. 4) and are not kept here. */
@Entity()
@ObjectType({
  description: 'A certificate of fitness (surat keterangan sehat): the result alone, never the findings.',
})
@Directive('@key(fields: "id")')
@About<HealthCertificate>('SPECIFIC', ({ citizenId }) => [citizenId])
export class HealthCertificate {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => HealthCertificateNumber, { description: 'Its number (nomor surat).' })
  @Column('text')
  certificateNumber: string;

  @Column('uuid')
  citizenId: string;

  @Field(() => HealthCertificateKind, { description: 'What was examined (jenis pemeriksaan).' })
  @Column('text')
  kind: HealthCertificateKind;

  @Field(() => Boolean, { description: 'Whether the person is fit (layak).' })
  @Column('boolean')
  fit: boolean;

  @Field(() => [FitnessRestriction], { description: 'Under what conditions; empty when none (pembatasan).' })
  @Column('text', { array: true })
  restrictions: FitnessRestriction[];

  @Field(() => DateTime, { description: 'When it was issued (tanggal terbit).' })
  @MomentColumn()
  issuedAt: Date;

  @Field(() => DateTime, { description: 'The moment from which it no longer counts (berlaku sampai).' })
  @MomentColumn()
  expiresAt: Date;

  @Column('text')
  facilityCode: string;
}
