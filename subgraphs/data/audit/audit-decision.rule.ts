import { canMove } from '../../../shared/policy/lifecycle.js';
import { ApplicationCategory } from '../application/application-class.js';
import {
  ApplicationAlreadyGeneral,
  ApplicationStillNeeded,
  AuditAlreadyDecided,
  AuditDecisionNotInForce,
  AuditDecisionUnchanged,
  AuditGroundsMissing,
  AuditTargetItself,
  AuditTargetMerging,
  AuditTargetNotAllowed,
  AuditTargetRequired,
  AuditTargetRetired,
} from './audit-decision.failure.js';
import { auditDecisionLifecycle } from './audit-decision.lifecycle.js';
import { AuditOutcome, namesTarget } from './audit-outcome.js';

/** What is to be decided. */
export interface AskedDecision {
  readonly applicationId: string;
  readonly outcome: AuditOutcome;
  readonly targetId: string | null;
  readonly reason: string | null;
  readonly supersedes: string | null;
}

/** How things stand when it is decided. */
export interface AuditStanding {
  readonly category: ApplicationCategory;
  readonly openFindings: number;
  /** The decision in force on the application. */
  readonly current: {
    readonly id: string;
    readonly outcome: AuditOutcome;
    readonly targetId: string | null;
  } | null;
  /** What is in force for the other application. */
  readonly targetOutcome: AuditOutcome | null;
  /** How many applications are, by decisions in force, merged into this one or integrated with it. */
  readonly dependants: number;
}

/**
 * Why a decision cannot be made; null when it can. A merge has a target that stays, so that no chain of merges comes back
 * to where it began; what relies on a merged application goes along with it, but what relies on a retired one would be lost.
 */
export function refuseDecision(asked: AskedDecision, standing: AuditStanding) {
  return refuseSuccession(asked, standing) ?? refuseTarget(asked, standing) ?? refuseOutcome(asked, standing);
}

function refuseSuccession({ outcome, targetId, supersedes }: AskedDecision, { current }: AuditStanding) {
  if ((current?.id ?? null) !== supersedes)
    return current && supersedes === null
      ? new AuditAlreadyDecided(current.id)
      : new AuditDecisionNotInForce();
  if (current === null) return null;
  const isSame = current.outcome === outcome && current.targetId === targetId;
  return isSame || !canMove(auditDecisionLifecycle, current.outcome, outcome)
    ? new AuditDecisionUnchanged()
    : null;
}

function refuseTarget({ applicationId, outcome, targetId }: AskedDecision, { targetOutcome }: AuditStanding) {
  if (!namesTarget(outcome)) return targetId === null ? null : new AuditTargetNotAllowed();
  if (targetId === null) return new AuditTargetRequired();
  if (targetId === applicationId) return new AuditTargetItself();
  if (targetOutcome === AuditOutcome.RETIRE) return new AuditTargetRetired();
  return targetOutcome === AuditOutcome.MERGE_INTO ? new AuditTargetMerging() : null;
}

function refuseOutcome(
  { outcome, reason }: AskedDecision,
  { category, openFindings, dependants }: AuditStanding,
) {
  const isGrounded = openFindings > 0 || (outcome === AuditOutcome.KEEP && reason !== null);
  if (!isGrounded) return new AuditGroundsMissing();
  if (outcome === AuditOutcome.SHARE_AS_GENERAL && category === ApplicationCategory.GENERAL)
    return new ApplicationAlreadyGeneral();
  if (outcome === AuditOutcome.RETIRE && dependants > 0) return new ApplicationStillNeeded(dependants);
  return null;
}
