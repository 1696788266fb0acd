import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, Public } from '../../../shared/auth/access.js';
import { ComparesWith } from '../../../shared/auth/compares.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { AgencyCode } from '../../../shared/graphql/scalars.js';
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Agency } from '../agency/agency.stub.js';
import { AuditDecision } from '../audit/audit-decision.entity.js';
import { decisionInForce, decisionsOfApplication } from '../audit/audit-decision.loader.js';
import { AuditFinding } from '../audit/audit-finding.entity.js';
import { findingsOfApplication } from '../audit/audit-finding.loader.js';
import { AuditOutcome } from '../audit/audit-outcome.js';
import { ApplicationCategory } from './application-class.js';
import { GovernmentApplicationConnection } from './government-application.connection.js';
import { GovernmentApplication } from './government-application.entity.js';
import { applicationById, applicationOrdering } from './government-application.loader.js';
import { GovernmentApplicationId } from './government-application.scalar.js';

const AuditFindingConnection = connectionType('AuditFinding', () => AuditFinding);
const AuditDecisionConnection = connectionType('AuditDecision', () => AuditDecision);

@Resolver(() => GovernmentApplication)
export class GovernmentApplicationResolver {
  @Public('What government runs and what it costs is open data.')
  @Query(() => GovernmentApplication, {
    nullable: true,
    description: 'One application of the inventory, by its number (aplikasi).',
  })
  async governmentApplication(
    @Arg('id', () => GovernmentApplicationId, { description: 'Its number (nomor aplikasi).' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<GovernmentApplication> {
    const application = await loaders.of(applicationById).load(id);
    if (!application) throw new NotFound('id');
    return application;
  }

  @Public('What government runs and what it costs is open data.')
  @ComparesWith({ agencyCode: ['agency'], outcome: ['auditDecision.outcome'] })
  @Query(() => GovernmentApplicationConnection, {
    nullable: true,
    description: 'The inventory of applications, by number (inventaris aplikasi).',
  })
  async governmentApplications(
    @Arg('agencyCode', () => AgencyCode, {
      nullable: true,
      description: 'Only those of one agency (instansi).',
    })
    agencyCode: string | null | undefined,
    @Arg('category', () => ApplicationCategory, {
      nullable: true,
      description: 'Only those of one kind (jenis).',
    })
    category: ApplicationCategory | null | undefined,
    @Arg('outcome', () => AuditOutcome, {
      nullable: true,
      description: 'Only those of which the audit decided so (hasil audit).',
    })
    outcome: AuditOutcome | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<GovernmentApplication>> {
    const applications = await pageOf(db, GovernmentApplication, page, applicationOrdering, (query) => {
      query.where({ ...(agencyCode && { agencyCode }), ...(category && { category }) });
      if (outcome) {
        query.andWhere(
          `EXISTS (SELECT FROM audit_decision_in_force decision
            WHERE decision.application_id = item.id AND decision.outcome = :outcome)`,
          { outcome },
        );
      }
    });
    return toConnection(applications, page);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who owns it (instansi pemilik).' })
  agency(@Root() { agencyCode }: GovernmentApplication): Agency {
    return new Agency(agencyCode);
  }

  @FieldResolver(() => AuditDecision, {
    nullable: true,
    description: 'What the audit decided of it and counts now; null while undecided (keputusan audit).',
  })
  auditDecision(
    @Root() { id }: GovernmentApplication,
    @Ctx() { loaders }: Context,
  ): Promise<AuditDecision | null> {
    return loaders.of(decisionInForce).load(id);
  }

  @FieldResolver(() => AuditDecisionConnection, {
    description: 'All decisions on it, the latest first (riwayat keputusan).',
  })
  async auditDecisions(
    @Root() { id }: GovernmentApplication,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AuditDecision>> {
    return toConnection(await loaders.of(decisionsOfApplication).load({ parent: id, page }), page);
  }

  @Authenticated()
  @FieldResolver(() => AuditFindingConnection, {
    nullable: true,
    description: 'What the audit found, the latest first; for who has signed in (temuan audit).',
  })
  async auditFindings(
    @Root() { id }: GovernmentApplication,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<AuditFinding>> {
    return toConnection(await loaders.of(findingsOfApplication).load({ parent: id, page }), page);
  }
}
