import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, Uuid } from '../../../shared/graphql/scalars.js';

/** What an agency reported of an integration. Reports are never changed; the latest counts. */
@Entity()
@ObjectType({ description: 'What an agency reported of an integration (laporan kemajuan).' })
@Public('How far the President’s instruction is followed is open data.')
export class IntegrationReport {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  targetId: string;

  @Field(() => Int, { description: 'One for the first report on the target (urutan).' })
  @Column('integer')
  ordinal: number;

  @Field(() => Int, { description: 'How many applications were integrated (sudah terintegrasi).' })
  @Column('integer')
  applicationsIntegrated: number;

  @Field(() => String, { nullable: true, description: 'Why, if fewer than before (alasan).' })
  @Column('text', { nullable: true })
  reason: string | null;

  @Field(() => DateTime, { description: 'When it was reported (waktu laporan).' })
  @MomentColumn()
  reportedAt: Date;
}
