import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { AuditOutcome as Outcome } from './audit-outcome.js';

/**
 * Which decision may supersede which. None is final: a mistake is mended by a later decision, and the earlier one stays on
 * record. Those that name another application may follow themselves, to name a different one.
 */
export const auditDecisionLifecycle = {
  [Outcome.KEEP]: [Outcome.INTEGRATE, Outcome.MERGE_INTO, Outcome.SHARE_AS_GENERAL, Outcome.RETIRE],
  [Outcome.INTEGRATE]: Object.values(Outcome),
  [Outcome.MERGE_INTO]: Object.values(Outcome),
  [Outcome.SHARE_AS_GENERAL]: [Outcome.KEEP, Outcome.INTEGRATE, Outcome.MERGE_INTO, Outcome.RETIRE],
  [Outcome.RETIRE]: [Outcome.KEEP, Outcome.INTEGRATE, Outcome.MERGE_INTO, Outcome.SHARE_AS_GENERAL],
} satisfies Lifecycle<Outcome>;
