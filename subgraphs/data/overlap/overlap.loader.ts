import { Any } from 'typeorm';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { GovernmentApplication } from '../application/government-application.entity.js';
import { overlapsAmong, type ScoredPair } from './overlap.rule.js';

interface OverlapsWanted {
  readonly agencyCode: string;
  readonly atLeast: number;
}

/**
 * The pairs of each of many agencies, in one statement for all. Applications that end are left out: about them it is
 * decided. The form of a number bounds an agency to 9,999 applications.
 */
export const overlapsOfAgency: LoaderDefinition<OverlapsWanted, readonly ScoredPair[]> = {
  textOf: ({ agencyCode, atLeast }) => `${agencyCode} ${atLeast}`,
  batch: async (db, wanted) => {
    const applications = await db
      .createQueryBuilder(GovernmentApplication, 'item')
      .select(['item.id', 'item.agencyCode', 'item.serviceRefs', 'item.dataUsed'])
      .where({ agencyCode: Any([...new Set(wanted.map(({ agencyCode }) => agencyCode))]) })
      .andWhere(
        `NOT EXISTS (SELECT FROM audit_decision_in_force decision
          WHERE decision.application_id = item.id AND decision.outcome IN ('RETIRE', 'MERGE_INTO'))`,
      )
      .getMany();
    const byAgency = Map.groupBy(applications, ({ agencyCode }) => agencyCode);
    return wanted.map(({ agencyCode, atLeast }) => overlapsAmong(byAgency.get(agencyCode) ?? [], atLeast));
  },
};
