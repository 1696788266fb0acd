import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, LongText, Uuid } from '../../../shared/graphql/scalars.js';
import { GovernmentApplicationId } from '../application/government-application.scalar.js';
import { AuditOutcome } from './audit-outcome.js';

@InputType({ description: 'What is to become of an application (keputusan audit).' })
export class DecideApplicationAuditInput {
  @Field(() => GovernmentApplicationId, { description: 'The application (aplikasi).' })
  applicationId: string;

  @Field(() => AuditOutcome, { description: 'What is decided (keputusan).' })
  outcome: AuditOutcome;

  @Field(() => GovernmentApplicationId, {
    nullable: true,
    description:
      'The application to integrate with or merge into, of whatever agency; for these two outcomes only (aplikasi tujuan).',
  })
  targetId?: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'Why, in words; needed to keep an application without findings (alasan).',
  })
  reason?: string | null;

  @Field(() => Uuid, {
    nullable: true,
    description:
      'The decision in force that this one supersedes; needed once there is one (keputusan yang diganti).',
  })
  supersedes?: string | null;

  @Field(() => IdempotencyKey, { description: 'One key for one decision, sent again with every retry.' })
  idempotencyKey: string;
}
