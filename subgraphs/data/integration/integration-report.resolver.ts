import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { targetById } from './integration.loader.js';
import { IntegrationReport } from './integration-report.entity.js';
import { IntegrationTarget } from './integration-target.entity.js';

@Resolver(() => IntegrationReport)
export class IntegrationReportResolver {
  @FieldResolver(() => IntegrationTarget, {
    nullable: true,
    description: 'What it is about, as it stands now (target integrasi).',
  })
  target(
    @Root() { targetId }: IntegrationReport,
    @Ctx() { loaders }: Context,
  ): Promise<IntegrationTarget | null> {
    return loaders.of(targetById).load(targetId);
  }
}
