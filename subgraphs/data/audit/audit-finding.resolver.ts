import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { RequiresScopes } from '../../../shared/auth/access.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { GovernmentApplication } from '../application/government-application.entity.js';
import { applicationById } from '../application/government-application.loader.js';
import { AuditFinding, AuditFindingStatus } from './audit-finding.entity.js';
import { RecordAuditFindingInput, ResolveAuditFindingInput } from './audit-finding.input.js';
import { RecordAuditFindingResult, ResolveAuditFindingResult } from './audit-finding.result.js';
import type { AuditFindingService } from './audit-finding.service.js';

@Resolver(() => AuditFinding)
export class AuditFindingResolver {
  constructor(private readonly findings: AuditFindingService) {}

  @RequiresScopes(['data:audit'])
  @Mutation(() => RecordAuditFindingResult, {
    nullable: true,
    description: 'Records what the audit found wrong with an application (pencatatan temuan audit).',
  })
  recordAuditFinding(
    @Arg('input', () => RecordAuditFindingInput, { description: 'The finding.' })
    input: RecordAuditFindingInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RecordAuditFindingResult> {
    return this.findings.record(viewer, input);
  }

  @RequiresScopes(['data:audit'])
  @Mutation(() => ResolveAuditFindingResult, {
    nullable: true,
    description: 'Closes a finding whose cause is gone (penyelesaian temuan audit).',
  })
  resolveAuditFinding(
    @Arg('input', () => ResolveAuditFindingInput, { description: 'The finding, and how it was resolved.' })
    input: ResolveAuditFindingInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof ResolveAuditFindingResult> {
    return this.findings.resolve(viewer, input);
  }

  @FieldResolver(() => AuditFindingStatus, { description: 'Whether it still holds (status).' })
  status(@Root() { resolvedAt }: AuditFinding): AuditFindingStatus {
    return resolvedAt === null ? AuditFindingStatus.OPEN : AuditFindingStatus.RESOLVED;
  }

  @FieldResolver(() => GovernmentApplication, { nullable: true, description: 'The application (aplikasi).' })
  application(
    @Root() { applicationId }: AuditFinding,
    @Ctx() { loaders }: Context,
  ): Promise<GovernmentApplication | null> {
    return loaders.of(applicationById).load(applicationId);
  }
}
