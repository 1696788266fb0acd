import { Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';

@ObjectType({
  description: 'How far the integration of the nation’s services has come (rekapitulasi integrasi).',
})
@Public('How far the President’s instruction is followed is open data.')
export class IntegrationSummary {
  @Field(() => Int, { description: 'How many targets there are (jumlah target).' })
  readonly targets: number;

  @Field(() => Int, { description: 'Of how many nothing is integrated yet (diinstruksikan).' })
  readonly instructed: number;

  @Field(() => Int, { description: 'How many are on their way (berjalan).' })
  readonly inProgress: number;

  @Field(() => Int, { description: 'How many are complete (selesai).' })
  readonly complete: number;

  @Field(() => Int, { description: 'How many are past their last day and not complete (terlambat).' })
  readonly overdue: number;

  @Field(() => Int, { description: 'How many applications are to be integrated (jumlah aplikasi).' })
  readonly applicationsPlanned: number;

  @Field(() => Int, { description: 'How many are (sudah terintegrasi).' })
  readonly applicationsIntegrated: number;
}
