import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { MomentColumn } from '../../../shared/database/columns.js';
import { DateTime, Uuid } from '../../../shared/graphql/scalars.js';
import { AuditOutcome } from './audit-outcome.js';

/** One decision of the audit on an application. It is never changed; the next one supersedes it. */
@Entity()
@ObjectType({ description: 'What an audit decided of an application (keputusan audit).' })
@Directive('@key(fields: "id")')
@Public('What becomes of what the state pays for is open data.')
export class AuditDecision {
  @Field(() => Uuid, { description: 'Its opaque id.' })
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  applicationId: string;

  @Field(() => Int, {
    description: 'One for the first decision on the application; each supersedes the one before (urutan).',
  })
  @Column('integer')
  ordinal: number;

  @Field(() => AuditOutcome, { description: 'What was decided (keputusan).' })
  @Column('text')
  outcome: AuditOutcome;

  @Column('text', { nullable: true })
  targetId: string | null;

  @Field(() => String, { nullable: true, description: 'Why, in words (alasan).' })
  @Column('text', { nullable: true })
  reason: string | null;

  /** The findings that were open when it was made; at most one of each kind. */
  @Column('uuid', { array: true })
  findingIds: string[];

  @Field(() => DateTime, { description: 'When it was made (waktu keputusan).' })
  @MomentColumn()
  decidedAt: Date;
}
