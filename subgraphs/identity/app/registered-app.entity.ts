import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RequiresScopes } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { AgencyCode, DateTime } from '../../../shared/graphql/scalars.js';
import type { PublicKeySet } from './public-key-set.js';
import { AppAddress, AppClientId, AppPurpose, AppScope } from './registered-app.scalar.js';

export enum AppKind {
  CITIZEN_APP = 'CITIZEN_APP',
  OFFICER_APP = 'OFFICER_APP',
  SERVICE = 'SERVICE',
  ANALYST_TOOL = 'ANALYST_TOOL',
}
registerEnumType(AppKind, {
  name: 'AppKind',
  description: 'Who uses an app (jenis aplikasi).',
  valuesConfig: {
    CITIZEN_APP: { description: 'Citizens, for their own affairs (aplikasi warga).' },
    OFFICER_APP: { description: 'Officers of one agency, at work (aplikasi petugas).' },
    SERVICE: { description: 'No person: the back end of an agency (layanan instansi).' },
    ANALYST_TOOL: { description: 'No person’s data: the tool of an agency’s analysts (alat analis).' },
  },
});

export enum AppStatus {
  PENDING = 'PENDING',
  APPROVED = 'APPROVED',
  SUSPENDED = 'SUSPENDED',
}
registerEnumType(AppStatus, {
  name: 'AppStatus',
  description: 'Where an app stands (status aplikasi). Only an approved one gets tokens.',
  valuesConfig: {
    PENDING: { description: 'Registered, and waiting for approval (menunggu persetujuan).' },
    APPROVED: { description: 'Approved (disetujui).' },
    SUSPENDED: { description: 'Suspended: it gets no token any more (ditangguhkan).' },
  },
});

/** A client of the OpenID provider: who may ask for tokens, for whom, to do what. */
@Entity()
@ObjectType({ description: 'An app registered for the national digital identity (aplikasi terdaftar).' })
@Directive('@key(fields: "clientId")')
@RequiresScopes(['identity:apps'])
export class RegisteredApp {
  @Field(() => AppClientId, { description: 'The id it signs in with (client_id).' })
  @PrimaryColumn('text')
  clientId: string;

  @Field(() => String, { description: 'The name that people are shown when they are asked for consent.' })
  @Column('text')
  name: string;

  @Field(() => AppKind, { description: 'Who uses it.' })
  @Column('text')
  kind: AppKind;

  @Field(() => AppStatus, { description: 'Where it stands.' })
  @Column('text')
  status: AppStatus;

  @Field(() => [AppAddress], { description: 'Where people are sent back to; each must be named in full.' })
  @Column('text', { array: true })
  redirectUris: readonly string[];

  @Field(() => [AppScope], { description: 'The scopes it may ask for (cakupan).' })
  @Column('text', { array: true })
  scopes: readonly string[];

  @Field(() => [AppPurpose], { description: 'The purposes it may state (tujuan).' })
  @Column('text', { array: true })
  purposes: readonly string[];

  @Field(() => AgencyCode, {
    nullable: true,
    description: 'The agency it belongs to; none for a citizens’ app.',
  })
  @Column('text', { nullable: true })
  agencyCode: string | null;

  @Column('jsonb', { nullable: true })
  publicKeys: PublicKeySet | null;

  @Field(() => DateTime, { description: 'When it was registered.' })
  @MomentColumn()
  registeredAt: Date;

  /** Made by an embedded nation; a provider that is not in one does not start beside it. */
  @Column('boolean')
  development: boolean;
}
