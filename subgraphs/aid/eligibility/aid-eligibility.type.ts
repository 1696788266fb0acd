import { Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { Verdict } from '../../../shared/graphql/verdict.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { AidProgramRule } from '../program/aid-program-rule.entity.js';
import { AidReason, verdictOf } from './aid-eligibility.rule.js';

@ObjectType({ description: 'Whether a family may receive a programme, and why not (kelayakan bansos).' })
@About<AidEligibility>('SPECIFIC', ({ citizenId }) => [citizenId])
export class AidEligibility {
  /** Whose family it is. */
  readonly citizenId: string;

  @Field(() => Verdict, { description: 'What the rule says.' })
  readonly verdict: Verdict;

  @Field(() => [AidReason], { description: 'All that speaks against it; empty when eligible (alasan).' })
  readonly reasons: readonly AidReason[];

  @Field(() => Boolean, {
    description:
      'Whether the family has the programme already; then it is not enrolled again (sudah menjadi peserta).',
  })
  readonly alreadyEnrolled: boolean;

  @Field(() => AidProgramRule, { description: 'The rule it follows, with its law (dasar hukum).' })
  readonly rule: AidProgramRule;

  @Field(() => IsoDateScalar, { description: 'The day it is true on.' })
  readonly checkedOn: IsoDate;

  @Field(() => [String], { description: 'The ministries whose facts it rests on (sumber data).' })
  readonly sources: readonly string[] = ['identity', 'asn', 'aid'];

  @Field(() => Boolean, {
    description: 'Whether no official looked at it; then the person may ask for one (UU 27/2022 Ps. 10).',
  })
  readonly automated: boolean = true;

  constructor({
    citizenId,
    rule,
    reasons,
    alreadyEnrolled,
    checkedOn,
  }: Pick<AidEligibility, 'citizenId' | 'rule' | 'reasons' | 'alreadyEnrolled' | 'checkedOn'>) {
    this.citizenId = citizenId;
    this.verdict = verdictOf(reasons);
    this.reasons = reasons;
    this.alreadyEnrolled = alreadyEnrolled;
    this.rule = rule;
    this.checkedOn = checkedOn;
  }
}
