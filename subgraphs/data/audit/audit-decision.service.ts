import { randomUUID } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import type { Clock } from '../../../shared/time/clock.js';
import type { GovernmentApplication } from '../application/government-application.entity.js';
import { GovernmentApplicationUnknown } from '../application/government-application.result.js';
import { lockApplications } from '../application/lock-applications.js';
import { AuditDecision } from './audit-decision.entity.js';
import type { DecideApplicationAuditInput } from './audit-decision.input.js';
import { type AskedDecision, type AuditStanding, refuseDecision } from './audit-decision.rule.js';
import { AuditFinding } from './audit-finding.entity.js';

/** Decides what becomes of each application, on the findings of the audit of January 2024. */
export class AuditDecisionService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  decide(viewer: Viewer, input: DecideApplicationAuditInput) {
    return this.commands.once({
      viewer,
      operation: 'decideApplicationAudit',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#decide(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(AuditDecision, { id }),
    });
  }

  async #decide({ db, emit }: Transaction, input: DecideApplicationAuditInput) {
    const asked = askedIn(input);
    const { applicationId, outcome, targetId, reason } = asked;
    // Both ends are held, so that neither is decided on while they are joined; and the findings, that none is resolved.
    const applications = await lockApplications(db, [
      applicationId,
      ...(targetId === null ? [] : [targetId]),
    ]);
    const application = applications.get(applicationId);
    if (!application) return new GovernmentApplicationUnknown('input.applicationId');
    if (targetId !== null && !applications.has(targetId))
      return new GovernmentApplicationUnknown('input.targetId');

    const findings = await db.find(AuditFinding, {
      where: { applicationId, resolvedAt: IsNull() },
      lock: { mode: 'pessimistic_write' },
    });
    const current = await decisionInForceOn(db, applicationId);
    const standing = await standingOf(db, application, targetId, { current, openFindings: findings.length });
    const refusal = refuseDecision(asked, standing);
    if (refusal) return refusal;

    const decision = db.create(AuditDecision, {
      id: randomUUID(),
      applicationId,
      ordinal: (current?.ordinal ?? 0) + 1,
      outcome,
      targetId,
      reason,
      findingIds: findings.map(({ id }) => id),
      decidedAt: this.clock.now(),
    });
    await db.insert(AuditDecision, decision);
    await emit({ type: 'application.decided', subject: applicationId, detail: { outcome, targetId } });
    return decision;
  }
}

const askedIn = (input: DecideApplicationAuditInput): AskedDecision => ({
  applicationId: input.applicationId,
  outcome: input.outcome,
  targetId: input.targetId ?? null,
  reason: input.reason ?? null,
  supersedes: input.supersedes ?? null,
});

async function standingOf(
  db: EntityManager,
  { id, category }: GovernmentApplication,
  targetId: string | null,
  known: Pick<AuditStanding, 'current' | 'openFindings'>,
): Promise<AuditStanding> {
  const target = targetId === null ? null : await decisionInForceOn(db, targetId);
  const [row]: { dependants: number }[] = await db.query(
    'SELECT count(*)::integer AS dependants FROM audit_decision_in_force WHERE target_id = $1',
    [id],
  );
  return { ...known, category, targetOutcome: target?.outcome ?? null, dependants: row?.dependants ?? 0 };
}

/** The latest decision on an application is the one that counts. */
const decisionInForceOn = (db: EntityManager, applicationId: string): Promise<AuditDecision | null> =>
  db.findOne(AuditDecision, { where: { applicationId }, order: { ordinal: 'DESC' } });
