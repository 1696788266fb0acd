import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { AgencyCode } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { auditSummaryOfAgency, nationalAuditSummary } from './audit-summary.loader.js';
import { AuditSummary } from './audit-summary.type.js';

@Resolver()
export class AuditSummaryResolver {
  @Public('Counts of applications and what they cost are open data.')
  @Query(() => AuditSummary, {
    nullable: true,
    description:
      'Where the audit of applications stands, in one agency or in all (rekapitulasi audit aplikasi).',
  })
  auditSummary(
    @Arg('agencyCode', () => AgencyCode, {
      nullable: true,
      description: 'The agency; the whole nation when left out (instansi).',
    })
    agencyCode: string | null | undefined,
    @Ctx() { db, loaders }: Context,
  ): Promise<AuditSummary> {
    return agencyCode ? loaders.of(auditSummaryOfAgency).load(agencyCode) : nationalAuditSummary(db);
  }
}
