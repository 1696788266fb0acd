import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, LongText, Uuid } from '../../../shared/graphql/scalars.js';
import { GovernmentApplicationId } from '../application/government-application.scalar.js';
import { AuditFindingKind } from './audit-finding.entity.js';

@InputType({ description: 'Something wrong with an application (temuan audit).' })
export class RecordAuditFindingInput {
  @Field(() => GovernmentApplicationId, { description: 'The application (aplikasi).' })
  applicationId: string;

  @Field(() => AuditFindingKind, { description: 'What is wrong (jenis temuan).' })
  kind: AuditFindingKind;

  @Field(() => LongText, { description: 'What was seen, in words (uraian).' })
  detail: string;

  @Field(() => IdempotencyKey, { description: 'One key for one finding, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'A finding whose cause is gone (tindak lanjut temuan).' })
export class ResolveAuditFindingInput {
  @Field(() => Uuid, { description: 'The finding (temuan).' })
  findingId: string;

  @Field(() => LongText, { description: 'How it was resolved, in words (tindak lanjut).' })
  resolution: string;

  @Field(() => IdempotencyKey, { description: 'One key for one resolution, sent again with every retry.' })
  idempotencyKey: string;
}
