import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { GovernmentApplication } from '../application/government-application.entity.js';
import { applicationById } from '../application/government-application.loader.js';
import { AuditDecision } from './audit-decision.entity.js';
import { DecideApplicationAuditInput } from './audit-decision.input.js';
import { decisionInForce } from './audit-decision.loader.js';
import { DecideApplicationAuditResult } from './audit-decision.result.js';
import type { AuditDecisionService } from './audit-decision.service.js';
import { AuditFinding } from './audit-finding.entity.js';
import { findingById } from './audit-finding.loader.js';

@Resolver(() => AuditDecision)
export class AuditDecisionResolver {
  constructor(private readonly decisions: AuditDecisionService) {}

  @RequiresScopes(['data:audit'])
  @Mutation(() => DecideApplicationAuditResult, {
    nullable: true,
    description:
      'Decides what becomes of an application: the first decision on it, or one that supersedes the decision in force (keputusan audit aplikasi).',
  })
  decideApplicationAudit(
    @Arg('input', () => DecideApplicationAuditInput, { description: 'The decision.' })
    input: DecideApplicationAuditInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof DecideApplicationAuditResult> {
    return this.decisions.decide(viewer, input);
  }

  @FieldResolver(() => GovernmentApplication, {
    nullable: true,
    description: 'The application decided on (aplikasi).',
  })
  application(
    @Root() { applicationId }: AuditDecision,
    @Ctx() { loaders }: Context,
  ): Promise<GovernmentApplication | null> {
    return loaders.of(applicationById).load(applicationId);
  }

  @FieldResolver(() => GovernmentApplication, {
    nullable: true,
    description: 'The application it is integrated with or merged into (aplikasi tujuan).',
  })
  target(
    @Root() { targetId }: AuditDecision,
    @Ctx() { loaders }: Context,
  ): Promise<GovernmentApplication | null> | null {
    return targetId === null ? null : loaders.of(applicationById).load(targetId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it counts, or a later one does (berlaku).' })
  async inForce(@Root() { id, applicationId }: AuditDecision, @Ctx() { loaders }: Context): Promise<boolean> {
    return (await loaders.of(decisionInForce).load(applicationId))?.id === id;
  }

  @Authenticated()
  @FieldResolver(() => [AuditFinding], {
    nullable: true,
    description:
      'The findings it rests on: those open when it was made, one of a kind at most; for who has signed in (dasar temuan).',
  })
  async findings(
    @Root() { findingIds }: AuditDecision,
    @Ctx() { loaders }: Context,
  ): Promise<readonly AuditFinding[]> {
    const findings = await Promise.all(findingIds.map((id) => loaders.of(findingById).load(id)));
    return findings.filter((finding) => finding !== null);
  }
}
