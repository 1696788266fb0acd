import { registerEnumType } from 'type-graphql';

export enum AuditOutcome {
  KEEP = 'KEEP',
  INTEGRATE = 'INTEGRATE',
  MERGE_INTO = 'MERGE_INTO',
  SHARE_AS_GENERAL = 'SHARE_AS_GENERAL',
  RETIRE = 'RETIRE',
}
registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'What the audit decides of an application (hasil audit aplikasi).',
  valuesConfig: {
    KEEP: { description: 'It stays as it is (dipertahankan).' },
    INTEGRATE: { description: 'It is connected with another (diintegrasikan).' },
    MERGE_INTO: { description: 'Another takes over what it does, and it ends (digabungkan).' },
    SHARE_AS_GENERAL: { description: 'All agencies are to use it (dijadikan aplikasi umum).' },
    RETIRE: { description: 'It ends (dihentikan).' },
  },
});

/** Outcomes that name another application. */
export const namesTarget = (outcome: AuditOutcome): boolean =>
  outcome === AuditOutcome.INTEGRATE || outcome === AuditOutcome.MERGE_INTO;

/** Outcomes after which an application is no longer there for others. */
export const ends = (outcome: AuditOutcome | null): boolean =>
  outcome === AuditOutcome.RETIRE || outcome === AuditOutcome.MERGE_INTO;
