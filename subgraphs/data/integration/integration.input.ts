import { Field, InputType, Int } from 'type-graphql';
import { IdempotencyKey, LongText, Uuid } from '../../../shared/graphql/scalars.js';

@InputType({ description: 'How far an integration has come (laporan kemajuan).' })
export class ReportIntegrationProgressInput {
  @Field(() => Uuid, { description: 'The target (target integrasi).' })
  targetId: string;

  @Field(() => Int, { description: 'How many applications are integrated now (sudah terintegrasi).' })
  applicationsIntegrated: number;

  @Field(() => LongText, {
    nullable: true,
    description: 'Why; needed when fewer are integrated than before (alasan).',
  })
  reason?: string | null;

  @Field(() => IdempotencyKey, { description: 'One key for one report, sent again with every retry.' })
  idempotencyKey: string;
}
