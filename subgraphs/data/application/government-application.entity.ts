import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Authenticated, Public } from '../../../shared/auth/access.js';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { IsoDateScalar, RupiahScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import {
  ApplicationCategory,
  ApplicationHosting,
  ApplicationPlatform,
  ApplicationUsers,
  PersonalDataClass,
} from './application-class.js';
import { ArchitectureCode, GovernmentApplicationId } from './government-application.scalar.js';

/** An application in the national inventory (Perpres 95/2018, Perpres 132/2022), as its agency declares it. */
@Entity()
@ObjectType({ description: 'An application that government runs (aplikasi SPBE).' })
@Directive('@key(fields: "id")')
@Public('What government runs and what it costs is open data.')
export class GovernmentApplication {
  @Field(() => GovernmentApplicationId, { description: 'Its number in the inventory (nomor aplikasi).' })
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  agencyCode: string;

  @Field(() => String, { description: 'Its name (nama aplikasi).' })
  @Column('text')
  name: string;

  @Field(() => String, { description: 'The unit of the agency that runs it (unit kerja).' })
  @Column('text')
  unit: string;

  @Field(() => ApplicationCategory, { description: 'Shared by all agencies, or one’s own (jenis).' })
  @Column('text')
  category: ApplicationCategory;

  @Field(() => [ArchitectureCode], { description: 'The services it serves, at least one (layanan, RAL).' })
  @Column('text', { array: true })
  serviceRefs: string[];

  @Field(() => [ApplicationUsers], { description: 'Whom it serves (pengguna).' })
  @Column('text', { array: true })
  users: ApplicationUsers[];

  @Field(() => [ArchitectureCode], { description: 'The data it reads (data yang digunakan, RAD).' })
  @Column('text', { array: true })
  dataUsed: string[];

  @Field(() => [ArchitectureCode], { description: 'The data it makes (data yang dihasilkan, RAD).' })
  @Column('text', { array: true })
  dataProduced: string[];

  @Field(() => [ApplicationPlatform], { description: 'Where it runs for its users (platform).' })
  @Column('text', { array: true })
  platforms: ApplicationPlatform[];

  @Field(() => ApplicationHosting, { description: 'Whose machines it runs on (lokasi hosting).' })
  @Column('text')
  hosting: ApplicationHosting;

  @Field(() => Boolean, { description: 'Whether other programs can use it (memiliki API).' })
  @Column('boolean')
  hasApi: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Who signs its users in, if not itself (penyedia SSO).',
  })
  @Column('text', { nullable: true })
  ssoProvider: string | null;

  @Field(() => Int, { description: 'The year it was built (tahun pembangunan).' })
  @Column('smallint')
  yearBuilt: number;

  @Field(() => RupiahScalar, { description: 'What it costs in a year (biaya tahunan).' })
  @RupiahColumn()
  annualCost: Rupiah;

  @Field(() => Int, { description: 'How many people used it in the last month (pengguna aktif).' })
  @Column('integer')
  activeUsers: number;

  @Field(() => ArchitectureCode, { description: 'Its place in the architecture (kode arsitektur, RAA).' })
  @Column('text')
  architectureCode: string;

  @Field(() => Boolean, {
    description: 'Whether its source is in the state’s keeping (kode sumber disimpan).',
  })
  @Column('boolean')
  sourceCodeDeposited: boolean;

  @Field(() => [PersonalDataClass], { description: 'The personal data it holds (data pribadi).' })
  @Column('text', { array: true })
  personalData: PersonalDataClass[];

  @Authenticated()
  @Field(() => IsoDateScalar, {
    nullable: true,
    description: 'The day its security was last tested; null when never (uji keamanan terakhir).',
  })
  @Column('date', { nullable: true })
  lastSecurityTestOn: IsoDate | null;
}
