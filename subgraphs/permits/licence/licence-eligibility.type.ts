import { Field, ObjectType } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { Verdict } from '../../../shared/graphql/verdict.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { LicenceClassRule } from './licence-class-rule.entity.js';
import { LicenceReason, verdictOf } from './licence-eligibility.rule.js';

@ObjectType({
  description: 'Whether a person may apply for a licence of a class, and why not (kelayakan SIM).',
})
@Authenticated()
export class LicenceEligibility {
  @Field(() => Verdict, { description: 'What the rule says.' })
  readonly verdict: Verdict;

  @Field(() => [LicenceReason], { description: 'All that speaks against it; empty when eligible (alasan).' })
  readonly reasons: readonly LicenceReason[];

  @Field(() => IsoDateScalar, { description: 'The day it is true on.' })
  readonly on: IsoDate;

  @Field(() => LicenceClassRule, { description: 'The rule it follows, with its law (dasar hukum).' })
  readonly rule: LicenceClassRule;

  constructor(rule: LicenceClassRule, reasons: readonly LicenceReason[], on: IsoDate) {
    this.verdict = verdictOf(reasons);
    this.reasons = reasons;
    this.rule = rule;
    this.on = on;
  }
}
