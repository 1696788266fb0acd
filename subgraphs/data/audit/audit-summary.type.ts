import { Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import type { Rupiah } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { AuditFindingKind } from './audit-finding.entity.js';
import { AuditOutcome } from './audit-outcome.js';

@ObjectType({ description: 'How many applications met one outcome of the audit (rekap keputusan).' })
@Public('Counts of applications and what they cost are open data.')
export class AuditOutcomeCount {
  @Field(() => AuditOutcome, {
    nullable: true,
    description: 'The outcome; null for the undecided (keputusan).',
  })
  readonly outcome: AuditOutcome | null;

  @Field(() => Int, { description: 'How many applications (jumlah aplikasi).' })
  readonly applications: number;

  @Field(() => RupiahScalar, { description: 'What they cost in a year (biaya tahunan).' })
  readonly annualCost: Rupiah;
}

@ObjectType({ description: 'How many findings there are of one kind (rekap temuan).' })
@Public('Counts of applications and what they cost are open data.')
export class AuditFindingCount {
  @Field(() => AuditFindingKind, { description: 'What is wrong (jenis temuan).' })
  readonly kind: AuditFindingKind;

  @Field(() => Int, { description: 'How many still hold (terbuka).' })
  readonly open: number;

  @Field(() => Int, { description: 'How many are resolved (selesai).' })
  readonly resolved: number;
}

@ObjectType({ description: 'Where the audit of applications stands (rekapitulasi audit aplikasi).' })
@Public('Counts of applications and what they cost are open data.')
export class AuditSummary {
  @Field(() => Int, { description: 'How many applications there are (jumlah aplikasi).' })
  readonly applications: number;

  @Field(() => RupiahScalar, { description: 'What they cost in a year (biaya tahunan).' })
  readonly annualCost: Rupiah;

  @Field(() => [AuditOutcomeCount], {
    description: 'By the decision in force, one for each outcome that occurs (keputusan).',
  })
  readonly outcomes: readonly AuditOutcomeCount[];

  @Field(() => [AuditFindingCount], {
    description: 'By what was found, one for each kind that occurs (temuan).',
  })
  readonly findings: readonly AuditFindingCount[];

  constructor(outcomes: readonly AuditOutcomeCount[], findings: readonly AuditFindingCount[]) {
    this.applications = outcomes.reduce((sum, { applications }) => sum + applications, 0);
    this.annualCost = outcomes.reduce((sum, { annualCost }) => sum + annualCost, 0n);
    this.outcomes = outcomes;
    this.findings = findings;
  }
}
