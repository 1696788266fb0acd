import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { IntegrationPortal } from './integration-portal.js';

/** What the President instructed an agency or a region to bring into one portal (January 2024). */
@Entity()
@ObjectType({ description: 'Applications that an agency is to bring into one portal (target integrasi).' })
@Directive('@key(fields: "id")')
@Public('How far the President’s instruction is followed is open data.')
export class IntegrationTarget {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  agencyCode: string;

  @Field(() => IntegrationPortal, { description: 'Into which portal (portal tujuan).' })
  @Column('text')
  portal: IntegrationPortal;

  @Field(() => IsoDateScalar, { description: 'The day of the instruction (tanggal instruksi).' })
  @Column('date')
  instructedOn: IsoDate;

  @Field(() => IsoDateScalar, { description: 'The last day in time (tenggat).' })
  @Column('date')
  dueOn: IsoDate;

  @Field(() => Int, { description: 'How many applications are to be integrated (jumlah aplikasi).' })
  @Column('integer')
  applicationsPlanned: number;

  @Field(() => Int, { description: 'How many are, by the latest report (sudah terintegrasi).' })
  @Column('integer')
  applicationsIntegrated: number;

  @Field(() => IsoDateScalar, { nullable: true, description: 'The day all were (tanggal selesai).' })
  @Column('date', { nullable: true })
  completedOn: IsoDate | null;
}
