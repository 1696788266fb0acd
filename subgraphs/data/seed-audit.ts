import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays } from '../../shared/time/calendar.js';
import { ApplicationCategory } from './application/application-class.js';
import { AuditFindingKind as Kind } from './audit/audit-finding.entity.js';
import { AuditOutcome } from './audit/audit-outcome.js';
import { doubleEvery, type SeededApplication } from './seed-applications.js';

/** Of all applications, how many the audit has come to; of those with findings, how many it has decided on. */
const share = { audited: 0.75, resolved: 0.1, decided: 0.5, reconsidered: 0.1, shared: 0.1 } as const;

/** The applications that are the same in every nation: with open findings, and decided on as their names say. */
const undecided = 'APP-024-0001';
const decidedTwice = 'APP-024-0002';
const merged = 'APP-024-0008';
const examples: readonly string[] = [undecided, decidedTwice, merged];

const details: Readonly<Record<Kind, string>> = {
  [Kind.NOT_CONNECTED_BETWEEN_DIRECTORATES]: 'Dua direktorat memakai data yang sama tanpa saling terhubung.',
  [Kind.DUPLICATE_FUNCTION]: 'Fungsinya sama dengan aplikasi lain di instansi yang sama.',
  [Kind.NO_API]: 'Tidak ada antarmuka program yang dapat dipakai aplikasi lain.',
  [Kind.NO_OWNER]: 'Unit yang membangun sudah dilebur dan belum ada penggantinya.',
  [Kind.NO_USERS]: 'Tidak ada pengguna aktif dalam satu bulan terakhir.',
  [Kind.NO_BACKUP]: 'Cadangan data tidak dibuat secara berkala.',
  [Kind.NO_LOG]: 'Aktivitas pengguna tidak dicatat.',
  [Kind.PII_WITHOUT_BASIS]: 'Data pribadi disimpan tanpa dasar pemrosesan yang tercatat.',
};

interface SeededFinding {
  readonly id: string;
  readonly kind: Kind;
  readonly recordedOn: string;
  readonly isResolved: boolean;
}

/** Loads what the audit found, and what it decided so far. */
export async function seedAudit(seeding: Seeding, applications: readonly SeededApplication[]): Promise<void> {
  const audited = applications
    .map((application) => ({ application, findings: drawFindings(seeding, application) }))
    .filter(({ findings }) => findings.length > 0);
  await seeding.copy(
    'audit_finding',
    audited.flatMap(({ application, findings }) =>
      findings.map((finding) => findingRow(seeding, application, finding)),
    ),
  );
  await seeding.copy(
    'audit_decision',
    audited.flatMap(({ application, findings }) => [...decisionRows(seeding, application, findings)]),
  );
}

function drawFindings(
  { random, asOf }: Seeding,
  { id, row, doubles, holdsPersonalData }: SeededApplication,
): readonly SeededFinding[] {
  const isExample = examples.includes(id);
  if (!random.datatype.boolean(share.audited) && !isExample) return [];
  const found = (kind: Kind, isSo: boolean): Kind[] => (isSo ? [kind] : []);
  const kinds = [
    ...found(Kind.NOT_CONNECTED_BETWEEN_DIRECTORATES, random.datatype.boolean(0.2) || isExample),
    ...found(Kind.DUPLICATE_FUNCTION, doubles !== null),
    ...found(Kind.NO_API, row.has_api === false),
    ...found(Kind.NO_USERS, row.active_users === 0),
    ...found(Kind.NO_OWNER, random.datatype.boolean(0.04)),
    ...found(Kind.NO_BACKUP, random.datatype.boolean(0.08)),
    ...found(Kind.NO_LOG, random.datatype.boolean(0.1)),
    ...found(Kind.PII_WITHOUT_BASIS, holdsPersonalData && random.datatype.boolean(0.05)),
  ];
  return kinds.map((kind) => ({
    id: random.string.uuid(),
    kind,
    recordedOn: addDays(asOf, -random.number.int({ min: 5, max: 25 })),
    isResolved: random.datatype.boolean(share.resolved) && !isExample,
  }));
}

const findingRow = ({ asOf }: Seeding, { id }: SeededApplication, finding: SeededFinding) => ({
  id: finding.id,
  application_id: id,
  kind: finding.kind,
  detail: details[finding.kind],
  recorded_at: `${finding.recordedOn}T09:00:00+07:00`,
  resolved_at: finding.isResolved ? `${addDays(asOf, -4)}T09:00:00+07:00` : null,
  resolution: finding.isResolved ? 'Sudah diperbaiki oleh instansi.' : null,
});

function* decisionRows(
  { random, asOf }: Seeding,
  application: SeededApplication,
  findings: readonly SeededFinding[],
) {
  const open = findings.filter(({ isResolved }) => !isResolved);
  const isDecided = random.datatype.boolean(share.decided) || examples.includes(application.id);
  if (open.length === 0 || !isDecided || application.id === undecided || isFirstDouble(application)) return;
  const decision = (ordinal: number, outcome: AuditOutcome, target: string | null) => ({
    id: random.string.uuid(),
    application_id: application.id,
    ordinal,
    outcome,
    target_id: target,
    reason: outcome === AuditOutcome.KEEP ? 'Layanan utama instansi dan dipakai setiap hari.' : null,
    finding_ids: open.map(({ id }) => id),
    decided_at: `${addDays(asOf, ordinal - 4)}T14:00:00+07:00`,
  });
  const { outcome, target } = outcomeOf(application, open, random.datatype.boolean(share.shared));
  const isReconsidered = random.datatype.boolean(share.reconsidered) || application.id === decidedTwice;
  if (outcome !== AuditOutcome.KEEP && isReconsidered) {
    yield decision(1, AuditOutcome.KEEP, null);
    yield decision(2, outcome, target);
  } else {
    yield decision(1, outcome, target);
  }
}

/** Every agency with four applications has a pair of which the audit has yet to decide. */
const isFirstDouble = ({ serial, doubles }: SeededApplication) => doubles !== null && serial === doubleEvery;

/** What repeats another is merged into it, what nobody uses is retired; what others may rely on stays. */
function outcomeOf(
  { id, row, doubles, isDoubled, hub }: SeededApplication,
  open: readonly SeededFinding[],
  isWorthSharing: boolean,
): { readonly outcome: AuditOutcome; readonly target: string | null } {
  const kinds = new Set(open.map(({ kind }) => kind));
  if (doubles !== null && kinds.has(Kind.DUPLICATE_FUNCTION))
    return { outcome: AuditOutcome.MERGE_INTO, target: doubles };
  if (id !== hub && kinds.has(Kind.NOT_CONNECTED_BETWEEN_DIRECTORATES))
    return { outcome: AuditOutcome.INTEGRATE, target: hub };
  if (id !== hub && !isDoubled && kinds.has(Kind.NO_USERS))
    return { outcome: AuditOutcome.RETIRE, target: null };
  if (isWorthSharing && row.category === ApplicationCategory.SPECIFIC)
    return { outcome: AuditOutcome.SHARE_AS_GENERAL, target: null };
  return { outcome: AuditOutcome.KEEP, target: null };
}
