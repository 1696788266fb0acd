import { createUnionType } from 'type-graphql';
import { IdempotencyConflict } from '../../../shared/errors/failure.js';
import { GovernmentApplicationUnknown } from '../application/government-application.result.js';
import { AuditDecision } from './audit-decision.entity.js';
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

export const DecideApplicationAuditResult = createUnionType({
  name: 'DecideApplicationAuditResult',
  description: 'The decision, or why none was made.',
  types: () =>
    [
      AuditDecision,
      GovernmentApplicationUnknown,
      AuditGroundsMissing,
      AuditTargetRequired,
      AuditTargetNotAllowed,
      AuditTargetItself,
      AuditTargetRetired,
      AuditTargetMerging,
      ApplicationStillNeeded,
      ApplicationAlreadyGeneral,
      AuditAlreadyDecided,
      AuditDecisionNotInForce,
      AuditDecisionUnchanged,
      IdempotencyConflict,
    ] as const,
});
