import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, Uuid } from '../../../shared/graphql/scalars.js';
import { LicenceClass } from '../licence/licence-class.js';

export enum LicenceApplicationKind {
  NEW = 'NEW',
  UPGRADE = 'UPGRADE',
  RENEWAL = 'RENEWAL',
}
registerEnumType(LicenceApplicationKind, {
  name: 'LicenceApplicationKind',
  description: 'What is applied for (jenis permohonan SIM).',
  valuesConfig: {
    NEW: { description: 'A first licence of a class that asks for none before (baru).' },
    UPGRADE: { description: 'A licence of a class that asks for another before (peningkatan golongan).' },
    RENEWAL: { description: 'The same licence for another term, without exams (perpanjangan).' },
  },
});

export enum LicenceApplicationStatus {
  SUBMITTED = 'SUBMITTED',
  VERIFIED = 'VERIFIED',
  BILLED = 'BILLED',
  PAID = 'PAID',
  TESTED = 'TESTED',
  APPROVED = 'APPROVED',
  ISSUED = 'ISSUED',
  FAILED_EXAM = 'FAILED_EXAM',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(LicenceApplicationStatus, {
  name: 'LicenceApplicationStatus',
  description: 'Where an application stands (status permohonan).',
  valuesConfig: {
    SUBMITTED: { description: 'Handed in (diajukan).' },
    VERIFIED: { description: 'The documents are right (berkas lengkap).' },
    BILLED: { description: 'A bill is made (ditagih).' },
    PAID: { description: 'The bill is paid (dibayar).' },
    TESTED: { description: 'Theory, simulator and practice are passed (lulus ujian).' },
    APPROVED: { description: 'Granted, to be issued (disetujui).' },
    ISSUED: { description: 'The licence is issued (diterbitkan).' },
    FAILED_EXAM: { description: 'An exam was failed; it may be repeated (tidak lulus ujian).' },
    REJECTED: { description: 'Refused (ditolak).' },
    WITHDRAWN: { description: 'Taken back by the applicant (dibatalkan pemohon).' },
  },
});

/** An application for a driving licence. At most one for each person and class is open. */
@Entity()
@ObjectType({ description: 'An application for a driving licence (permohonan SIM).' })
@Directive('@key(fields: "id")')
@About<LicenceApplication>('GENERAL', ({ applicantId }) => [applicantId])
export class LicenceApplication {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  applicantId: string;

  @Field(() => LicenceClass, { description: 'The class applied for (golongan).' })
  @Column('text')
  licenceClass: LicenceClass;

  @Field(() => LicenceApplicationKind, { description: 'What is applied for (jenis permohonan).' })
  @Column('text')
  kind: LicenceApplicationKind;

  @Field(() => LicenceApplicationStatus, { description: 'Where it stands (status).' })
  @Column('text')
  status: LicenceApplicationStatus;

  @Field(() => DateTime, { description: 'When it was handed in (tanggal pengajuan).' })
  @MomentColumn()
  submittedAt: Date;
}
