import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authenticated } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, Uuid } from '../../../shared/graphql/scalars.js';

export enum AuditFindingKind {
  NOT_CONNECTED_BETWEEN_DIRECTORATES = 'NOT_CONNECTED_BETWEEN_DIRECTORATES',
  DUPLICATE_FUNCTION = 'DUPLICATE_FUNCTION',
  NO_API = 'NO_API',
  NO_OWNER = 'NO_OWNER',
  NO_USERS = 'NO_USERS',
  NO_BACKUP = 'NO_BACKUP',
  NO_LOG = 'NO_LOG',
  PII_WITHOUT_BASIS = 'PII_WITHOUT_BASIS',
}
registerEnumType(AuditFindingKind, {
  name: 'AuditFindingKind',
  description: 'What an audit finds wrong with an application (jenis temuan).',
  valuesConfig: {
    NOT_CONNECTED_BETWEEN_DIRECTORATES: {
      description: 'Units of one agency do not share it (tidak terhubung antardirektorat).',
    },
    DUPLICATE_FUNCTION: { description: 'Another application does the same (fungsi ganda).' },
    NO_API: { description: 'Other programs cannot use it (tanpa API).' },
    NO_OWNER: { description: 'No unit answers for it (tanpa pemilik).' },
    NO_USERS: { description: 'Nobody uses it (tanpa pengguna).' },
    NO_BACKUP: { description: 'What it holds could be lost (tanpa cadangan).' },
    NO_LOG: { description: 'What is done in it leaves no trace (tanpa log aktivitas).' },
    PII_WITHOUT_BASIS: {
      description: 'It holds personal data without a lawful basis (data pribadi tanpa dasar, UU 27/2022).',
    },
  },
});

export enum AuditFindingStatus {
  OPEN = 'OPEN',
  RESOLVED = 'RESOLVED',
}
registerEnumType(AuditFindingStatus, {
  name: 'AuditFindingStatus',
  description: 'Whether a finding still holds (status temuan).',
  valuesConfig: {
    OPEN: { description: 'It still holds (terbuka).' },
    RESOLVED: { description: 'The cause is gone (selesai).' },
  },
});

/** What the audit of January 2024 found wrong with an application. */
@Entity()
@ObjectType({ description: 'What an audit found wrong with an application (temuan audit).' })
@Directive('@key(fields: "id")')
@Authenticated()
export class AuditFinding {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  applicationId: string;

  @Field(() => AuditFindingKind, { description: 'What is wrong (jenis temuan).' })
  @Column('text')
  kind: AuditFindingKind;

  @Field(() => String, { description: 'What was seen, in words (uraian).' })
  @Column('text')
  detail: string;

  @Field(() => DateTime, { description: 'When it was recorded (waktu pencatatan).' })
  @MomentColumn()
  recordedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was resolved (waktu selesai).' })
  @MomentColumn({ nullable: true })
  resolvedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'How it was resolved, in words (tindak lanjut).' })
  @Column('text', { nullable: true })
  resolution: string | null;
}
