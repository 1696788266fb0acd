import type { DataSource } from 'typeorm';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { type AuditFindingCount, type AuditOutcomeCount, AuditSummary } from './audit-summary.type.js';

/** Where the audit stands in each of many agencies. */
export const auditSummaryOfAgency: LoaderDefinition<string, AuditSummary> = {
  batch: async (db, agencyCodes) => {
    const [outcomes, findings] = await Promise.all([
      outcomesOf(db, 'agency_code', agencyCodes),
      findingsOf(db, 'agency_code', agencyCodes),
    ]);
    return agencyCodes.map((code) => new AuditSummary(outcomes.get(code) ?? [], findings.get(code) ?? []));
  },
};

/** Where the audit stands in the whole nation. */
export async function nationalAuditSummary(db: DataSource): Promise<AuditSummary> {
  const [outcomes, findings] = await Promise.all([outcomesOf(db, "''"), findingsOf(db, "''")]);
  return new AuditSummary(outcomes.get('') ?? [], findings.get('') ?? []);
}

type Grouping = 'agency_code' | "''";

interface OutcomeRow extends Omit<AuditOutcomeCount, 'annualCost'> {
  readonly place: string;
  readonly cost: string;
}

async function outcomesOf(
  db: DataSource,
  grouping: Grouping,
  agencyCodes: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly AuditOutcomeCount[]>> {
  const rows: OutcomeRow[] = await db.query(
    `SELECT ${grouping} AS place, decision.outcome, count(*)::integer AS applications, sum(annual_cost) AS cost
     FROM government_application application
     LEFT JOIN audit_decision_in_force decision ON decision.application_id = application.id
     WHERE $1::text[] IS NULL OR agency_code = ANY($1)
     GROUP BY place, outcome ORDER BY place, outcome`,
    [agencyCodes],
  );
  const counts = rows.map(({ cost, ...row }) => ({ ...row, annualCost: BigInt(cost) }));
  return Map.groupBy(counts, ({ place }) => place);
}

async function findingsOf(
  db: DataSource,
  grouping: Grouping,
  agencyCodes: readonly string[] | null = null,
): Promise<ReadonlyMap<string, readonly AuditFindingCount[]>> {
  const rows: (AuditFindingCount & { readonly place: string })[] = await db.query(
    `SELECT ${grouping} AS place, kind, count(*) FILTER (WHERE resolved_at IS NULL)::integer AS open,
       count(resolved_at)::integer AS resolved
     FROM audit_finding finding JOIN government_application application ON application.id = finding.application_id
     WHERE $1::text[] IS NULL OR agency_code = ANY($1)
     GROUP BY place, kind ORDER BY place, kind`,
    [agencyCodes],
  );
  return Map.groupBy(rows, ({ place }) => place);
}
