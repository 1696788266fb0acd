import { byKey } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import { AuditDecision } from './audit-decision.entity.js';

export const decisionById = byKey(AuditDecision, 'id');
export const decisionsOfApplication = pagesOf(AuditDecision, 'applicationId', {
  by: ['ordinal'],
  direction: 'DESC',
});

/** The decision that counts for an application; null while it is undecided. */
export const decisionInForce: LoaderDefinition<string, AuditDecision | null> = {
  batch: async (db, applicationIds) => {
    const decisions = await db
      .createQueryBuilder(AuditDecision, 'item')
      .where(
        'item.id IN (SELECT id FROM audit_decision_in_force WHERE application_id = ANY(:applicationIds))',
        {
          applicationIds,
        },
      )
      .getMany();
    const byApplication = new Map(decisions.map((decision) => [decision.applicationId, decision]));
    return applicationIds.map((id) => byApplication.get(id) ?? null);
  },
};
