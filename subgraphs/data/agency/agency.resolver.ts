import { Arg, Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { ComparesWith } from '../../../shared/auth/compares.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { GovernmentApplicationConnection } from '../application/government-application.connection.js';
import type { GovernmentApplication } from '../application/government-application.entity.js';
import { applicationsOfAgency } from '../application/government-application.loader.js';
import { auditSummaryOfAgency } from '../audit/audit-summary.loader.js';
import { AuditSummary } from '../audit/audit-summary.type.js';
import { targetsOfAgency } from '../integration/integration.loader.js';
import { IntegrationTargetConnection } from '../integration/integration-target.connection.js';
import type { IntegrationTarget } from '../integration/integration-target.entity.js';
import { SpbeIndexConnection } from '../maturity/spbe-index.connection.js';
import type { SpbeIndex } from '../maturity/spbe-index.entity.js';
import { spbeIndicesOfAgency } from '../maturity/spbe-index.loader.js';
import { ApplicationOverlapConnection } from '../overlap/application-overlap.connection.js';
import type { ApplicationOverlap } from '../overlap/application-overlap.type.js';
import { overlapPage } from '../overlap/overlap-page.js';
import { Agency } from './agency.stub.js';

@Resolver(() => Agency)
export class AgencyResolver {
  @FieldResolver(() => GovernmentApplicationConnection, {
    nullable: true,
    description: 'The applications it owns, by number (aplikasi instansi).',
  })
  async applications(
    @Root() { code }: Agency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<GovernmentApplication>> {
    return toConnection(await loaders.of(applicationsOfAgency).load({ parent: code, page }), page);
  }

  @ComparesWith({ atLeast: ['score'] })
  @FieldResolver(() => ApplicationOverlapConnection, {
    nullable: true,
    description: 'Pairs of its applications that are about the same, the most alike first (tumpang tindih).',
  })
  async applicationOverlaps(
    @Root() { code }: Agency,
    @Arg('atLeast', () => Float, {
      nullable: true,
      description: 'The least score, over 0 to 1; the threshold in force when left out.',
    })
    atLeast: number | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ApplicationOverlap>> {
    return toConnection(await overlapPage(code, atLeast ?? null, page, context), page);
  }

  @FieldResolver(() => AuditSummary, {
    nullable: true,
    description: 'Where the audit of its applications stands (rekapitulasi audit).',
  })
  auditSummary(@Root() { code }: Agency, @Ctx() { loaders }: Context): Promise<AuditSummary> {
    return loaders.of(auditSummaryOfAgency).load(code);
  }

  @FieldResolver(() => IntegrationTargetConnection, {
    nullable: true,
    description: 'What it is to integrate, the nearest deadline first (target integrasi).',
  })
  async integrationTargets(
    @Root() { code }: Agency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<IntegrationTarget>> {
    return toConnection(await loaders.of(targetsOfAgency).load({ parent: code, page }), page);
  }

  @FieldResolver(() => SpbeIndexConnection, {
    nullable: true,
    description: 'Its SPBE index year by year, the latest first (indeks SPBE).',
  })
  async spbeIndices(
    @Root() { code }: Agency,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<SpbeIndex>> {
    return toConnection(await loaders.of(spbeIndicesOfAgency).load({ parent: code, page }), page);
  }
}
