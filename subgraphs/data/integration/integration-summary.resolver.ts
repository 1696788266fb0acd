import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { DataSource } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { IntegrationPortal } from './integration-portal.js';
import { IntegrationSummary } from './integration-summary.type.js';

@Resolver()
export class IntegrationSummaryResolver {
  @Public('How far the President’s instruction is followed is open data.')
  @Query(() => IntegrationSummary, {
    nullable: true,
    description: 'How far the integration of services has come, today (rekapitulasi integrasi).',
  })
  integrationSummary(
    @Arg('portal', () => IntegrationPortal, {
      nullable: true,
      description: 'Of one portal only (portal tujuan).',
    })
    portal: IntegrationPortal | null | undefined,
    @Ctx() { db, clock }: Context,
  ): Promise<IntegrationSummary> {
    return summaryOn(db, clock.today(), portal ?? null);
  }
}

async function summaryOn(
  db: DataSource,
  day: IsoDate,
  portal: IntegrationPortal | null,
): Promise<IntegrationSummary> {
  const [summary]: IntegrationSummary[] = await db.query(
    `SELECT count(*)::integer AS targets,
       count(*) FILTER (WHERE applications_integrated = 0)::integer AS instructed,
       count(*) FILTER (WHERE applications_integrated > 0 AND completed_on IS NULL)::integer AS "inProgress",
       count(completed_on)::integer AS complete,
       count(*) FILTER (WHERE completed_on IS NULL AND due_on < $1)::integer AS overdue,
       coalesce(sum(applications_planned), 0)::integer AS "applicationsPlanned",
       coalesce(sum(applications_integrated), 0)::integer AS "applicationsIntegrated"
     FROM integration_target WHERE $2::text IS NULL OR portal = $2`,
    [day, portal],
  );
  invariant(summary, 'an aggregate always answers one row');
  return summary;
}
