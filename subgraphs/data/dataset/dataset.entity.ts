import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { DatasetId } from './dataset.scalar.js';
import { DataClassification, DatasetAreaLevel, DatasetFrequency, DatasetStatus } from './dataset-class.js';

/** A dataset of Satu Data Indonesia (Perpres 39/2019): what is known about it, not its figures. */
@Entity()
@ObjectType({ description: 'A dataset of government (set data).' })
@Directive('@key(fields: "id")')
@Public('That a dataset exists, and what it is about, is open whatever its class.')
export class Dataset {
  @Field(() => DatasetId, { description: 'Its name in the catalogue (nama set data).' })
  @PrimaryColumn('text')
  id: string;

  @Field(() => String, { description: 'Its title (judul).' })
  @Column('text')
  title: string;

  @Field(() => String, { nullable: true, description: 'What it holds, in words (deskripsi).' })
  @Column('text', { nullable: true })
  description: string | null;

  @Column('text')
  producerCode: string;

  @Column('text')
  custodianCode: string;

  @Field(() => DatasetStatus, { description: 'Where it is on its way to publication (tahap).' })
  @Column('text')
  status: DatasetStatus;

  @Field(() => DataClassification, { description: 'Who may have it (klasifikasi).' })
  @Column('text')
  classification: DataClassification;

  @Field(() => String, { nullable: true, description: 'Code of the standard it follows (standar data).' })
  @Column('text', { nullable: true })
  standardCode: string | null;

  @Field(() => DatasetFrequency, { nullable: true, description: 'How often it is renewed (frekuensi).' })
  @Column('text', { nullable: true })
  frequency: DatasetFrequency | null;

  @Field(() => String, { nullable: true, description: 'What its figures count (satuan).' })
  @Column('text', { nullable: true })
  unit: string | null;

  @Field(() => DatasetAreaLevel, { description: 'The smallest areas it has figures of (tingkat penyajian).' })
  @Column('text')
  areaLevel: DatasetAreaLevel;

  /** The place it is about; null for the whole nation. */
  @Column('text', { nullable: true })
  areaCode: string | null;

  @Field(() => IsoDateScalar, { nullable: true, description: 'The first day it covers (awal periode).' })
  @Column('date', { nullable: true })
  periodStart: IsoDate | null;

  @Field(() => IsoDateScalar, { nullable: true, description: 'The last day it covers (akhir periode).' })
  @Column('date', { nullable: true })
  periodEnd: IsoDate | null;

  @Field(() => String, { nullable: true, description: 'Under which terms it may be used (lisensi).' })
  @Column('text', { nullable: true })
  licence: string | null;

  @Field(() => [String], { description: 'The lists from which its codes come (kode referensi).' })
  @Column('text', { array: true })
  referenceLists: string[];

  @Field(() => DateTime, { nullable: true, description: 'When it was published (waktu penyebarluasan).' })
  @MomentColumn({ nullable: true })
  publishedAt: Date | null;
}
