import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { citizensOf } from '../civil-servant/civil-servant.loader.js';
import { LeaveKind, LeaveStatus } from './leave-kind.js';

/** A request for leave (PP 11/2017, Perka BKN 24/2017). Those of one person that are pending or approved never overlap. */
@Entity()
@ObjectType({ description: 'A request for leave (permohonan cuti).' })
@Directive('@key(fields: "id")')
// Whoever decided sees what was decided. Illness and birth are health data (UU 27/2022 art. 4).
@About<LeaveRequest>('SPECIFIC', ({ civilServantNip, approverNip }, context) =>
  citizensOf(approverNip === null ? [civilServantNip] : [civilServantNip, approverNip], context),
)
export class LeaveRequest {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  civilServantNip: string;

  @Field(() => LeaveKind, { description: 'Why (jenis cuti).' })
  @Column('text')
  kind: LeaveKind;

  @Field(() => IsoDateScalar, { description: 'The first day away (mulai).' })
  @Column('date')
  startsOn: IsoDate;

  @Field(() => IsoDateScalar, { description: 'The last day away (sampai dengan).' })
  @Column('date')
  endsOn: IsoDate;

  @Field(() => Int, {
    description: 'Working days in between, by the holidays known when it was asked for (hari kerja).',
  })
  @Column('smallint')
  workingDays: number;

  @Field(() => LeaveStatus, { description: 'Where it stands (status).' })
  @Column('text')
  status: LeaveStatus;

  @Field(() => DateTime, { description: 'When it was asked for (tanggal permohonan).' })
  @MomentColumn()
  requestedAt: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided (tanggal keputusan).' })
  @MomentColumn({ nullable: true })
  decidedAt: Date | null;

  @Column('text', { nullable: true })
  approverNip: string | null;
}
