import type { EntityManager } from 'typeorm';
import type { LeaveUsage } from './leave-balance.rule.js';

/** The annual leave of each civil servant, year by year, in one statement; nobody is left out. */
export async function leaveUsageOf(
  db: EntityManager,
  nips: readonly string[],
): Promise<ReadonlyMap<string, readonly LeaveUsage[]>> {
  const rows: ({ readonly nip: string } & LeaveUsage)[] = await db.query(
    `SELECT civil_servant_nip AS nip, extract(year FROM starts_on)::int AS year,
       coalesce(sum(working_days) FILTER (WHERE status = 'APPROVED'), 0)::int AS taken,
       coalesce(sum(working_days) FILTER (WHERE status = 'PENDING'), 0)::int AS pending
     FROM leave_request
     WHERE civil_servant_nip = ANY($1) AND kind = 'ANNUAL' AND status IN ('PENDING', 'APPROVED')
     GROUP BY 1, 2`,
    [nips],
  );
  const found = Map.groupBy(rows, ({ nip }) => nip);
  return new Map(nips.map((nip) => [nip, found.get(nip) ?? []]));
}
