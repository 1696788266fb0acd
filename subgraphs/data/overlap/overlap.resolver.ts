import { Arg, Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { ComparesWith } from '../../../shared/auth/compares.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import { AgencyCode } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { GovernmentApplication } from '../application/government-application.entity.js';
import { applicationById } from '../application/government-application.loader.js';
import { ApplicationOverlapConnection } from './application-overlap.connection.js';
import { ApplicationOverlap } from './application-overlap.type.js';
import { overlapPage } from './overlap-page.js';

@Resolver(() => ApplicationOverlap)
export class OverlapResolver {
  @Public('Which applications are about the same follows from the open inventory.')
  @ComparesWith({ atLeast: ['score'], agencyCode: ['first.agency', 'second.agency'] })
  @Query(() => ApplicationOverlapConnection, {
    nullable: true,
    description:
      'Pairs of applications of one agency that are about the same, the most alike first; those that end are left out (tumpang tindih aplikasi).',
  })
  async applicationOverlaps(
    @Arg('agencyCode', () => AgencyCode, { description: 'The agency (instansi).' }) agencyCode: string,
    @Arg('atLeast', () => Float, {
      nullable: true,
      description: 'The least score, over 0 to 1; the threshold in force when left out.',
    })
    atLeast: number | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ApplicationOverlap>> {
    return toConnection(await overlapPage(agencyCode, atLeast ?? null, page, context), page);
  }

  @FieldResolver(() => GovernmentApplication, {
    description: 'The one of the lower number (aplikasi pertama).',
  })
  first(
    @Root() { firstId }: ApplicationOverlap,
    @Ctx() { loaders }: Context,
  ): Promise<GovernmentApplication | null> {
    return loaders.of(applicationById).load(firstId);
  }

  @FieldResolver(() => GovernmentApplication, { description: 'The other (aplikasi kedua).' })
  second(
    @Root() { secondId }: ApplicationOverlap,
    @Ctx() { loaders }: Context,
  ): Promise<GovernmentApplication | null> {
    return loaders.of(applicationById).load(secondId);
  }
}
