import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Public, RequiresScopes } from '../../../shared/auth/access.js';
import { ComparesWith } from '../../../shared/auth/compares.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { pageOf } from '../../../shared/loading/pages.js';
import { isInForce } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Agency } from '../agency/agency.stub.js';
import { Area } from '../area/area.stub.js';
import { ReportIntegrationProgressInput } from './integration.input.js';
import { reportsOfTarget, targetOrdering, termsOfPortal } from './integration.loader.js';
import { ReportIntegrationProgressResult } from './integration.result.js';
import { integrationStatusOf, isOverdueOn, progressPercent } from './integration.rule.js';
import type { IntegrationService } from './integration.service.js';
import { IntegrationPortal, IntegrationStatus } from './integration-portal.js';
import { IntegrationReport } from './integration-report.entity.js';
import { IntegrationTargetConnection } from './integration-target.connection.js';
import { IntegrationTarget } from './integration-target.entity.js';
import { IntegrationTerm } from './integration-term.entity.js';

const IntegrationReportConnection = connectionType('IntegrationReport', () => IntegrationReport);

@Resolver(() => IntegrationTarget)
export class IntegrationTargetResolver {
  constructor(private readonly integrations: IntegrationService) {}

  @Public('How far the President’s instruction is followed is open data.')
  @ComparesWith({ overdueOnly: ['overdue'] })
  @Query(() => IntegrationTargetConnection, {
    nullable: true,
    description:
      'What is to be integrated and how far it has come, the nearest deadline first (papan integrasi).',
  })
  async integrationBoard(
    @Arg('portal', () => IntegrationPortal, {
      nullable: true,
      description: 'Of one portal only (portal tujuan).',
    })
    portal: IntegrationPortal | null | undefined,
    @Arg('overdueOnly', () => Boolean, {
      defaultValue: false,
      description: 'Only what is past its last day and not complete (terlambat).',
    })
    overdueOnly: boolean,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<IntegrationTarget>> {
    const targets = await pageOf(db, IntegrationTarget, page, targetOrdering, (query) => {
      if (portal) query.where({ portal });
      if (overdueOnly)
        query.andWhere('item.completedOn IS NULL AND item.dueOn < :today', { today: clock.today() });
    });
    return toConnection(targets, page);
  }

  @RequiresScopes(['data:report'])
  @Mutation(() => ReportIntegrationProgressResult, {
    nullable: true,
    description: 'Reports how many applications of a target are integrated (laporan kemajuan integrasi).',
  })
  reportIntegrationProgress(
    @Arg('input', () => ReportIntegrationProgressInput, { description: 'The report.' })
    input: ReportIntegrationProgressInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof ReportIntegrationProgressResult> {
    return this.integrations.report(viewer, input);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who was instructed (instansi).' })
  agency(@Root() { agencyCode }: IntegrationTarget): Agency {
    return new Agency(agencyCode);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'The province, regency or city whose portal it is; null for a central agency (daerah).',
  })
  region(@Root() { agencyCode, portal }: IntegrationTarget): Area | null {
    // A regional government bears the code of its area.
    return portal === IntegrationPortal.REGIONAL_PORTAL ? new Area(agencyCode) : null;
  }

  @FieldResolver(() => IntegrationStatus, { description: 'How far it has come (status).' })
  status(@Root() target: IntegrationTarget): IntegrationStatus {
    return integrationStatusOf(target);
  }

  @FieldResolver(() => Int, {
    description: 'Whole per cent integrated, rounded down: 100 means complete (kemajuan).',
  })
  progressPercent(@Root() target: IntegrationTarget): number {
    return progressPercent(target);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the last day has passed and it is not complete (terlambat).',
  })
  overdue(@Root() target: IntegrationTarget, @Ctx() { clock }: Context): boolean {
    return isOverdueOn(target, clock.today());
  }

  @FieldResolver(() => IntegrationTerm, {
    nullable: true,
    description: 'The rule the last day follows, with its law (dasar tenggat).',
  })
  async term(
    @Root() { portal, instructedOn }: IntegrationTarget,
    @Ctx() { loaders }: Context,
  ): Promise<IntegrationTerm | null> {
    const terms = await loaders.of(termsOfPortal).load(portal);
    return terms.find((term) => isInForce(term, instructedOn)) ?? null;
  }

  @FieldResolver(() => IntegrationReportConnection, {
    description: 'What was reported, the latest first (riwayat laporan).',
  })
  async reports(
    @Root() { id }: IntegrationTarget,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<IntegrationReport>> {
    return toConnection(await loaders.of(reportsOfTarget).load({ parent: id, page }), page);
  }
}
