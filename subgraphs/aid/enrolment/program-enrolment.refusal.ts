import type { EntityManager } from 'typeorm';
import { CitizenDeceased, FactsUnavailable } from '../../../shared/errors/failure.js';
import { invariant } from '../../../shared/errors/invariant.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { areComponentsPayable } from '../benefit/benefit.rule.js';
import { BenefitAmount } from '../benefit/benefit-amount.entity.js';
import { BenefitPlan } from '../benefit/benefit-plan.entity.js';
import type { CitizenFacts } from '../citizen/citizen-facts.js';
import { AidReason, eligibilityReasons } from '../eligibility/aid-eligibility.rule.js';
import { WelfareRecord } from '../household/welfare-record.entity.js';
import type { AidProgram } from '../program/aid-program.js';
import { AidProgramRule } from '../program/aid-program-rule.entity.js';
import type { EnrolHouseholdInput } from './program-enrolment.input.js';
import {
  AidChannelInvalid,
  AidComponentsInvalid,
  AidDecileTooHigh,
  AidExcludesCivilServants,
  AidHeadDeceased,
  AidHouseholdNotListed,
} from './program-enrolment.result.js';

/**
 * Adds what this ministry knows of a family to what others say of it.
 * @returns the weightiest reason against it, or null when it may have the programme.
 */
export async function refuseFamily(
  db: EntityManager,
  facts: CitizenFacts,
  program: AidProgram,
  today: IsoDate,
) {
  const rule = await db.findOneBy(AidProgramRule, { program, ...inForceOn(today) });
  invariant(rule, 'the policy has a rule for every programme on every day');
  const familyCardNumber = facts.familyCard?.number ?? '';
  const welfare = await db.findOne(WelfareRecord, {
    where: { familyCardNumber },
    order: { version: 'DESC' },
  });
  const reasons = eligibilityReasons(rule, facts, welfare);
  if (reasons.includes(AidReason.DECEASED)) return new CitizenDeceased('input.applicantId');
  if (reasons.includes(AidReason.HEAD_DECEASED)) return new AidHeadDeceased();
  if (reasons.includes(AidReason.ASN_EXCLUDED)) return new AidExcludesCivilServants();
  if (reasons.includes(AidReason.NOT_LISTED)) return new AidHouseholdNotListed();
  if (reasons.includes(AidReason.DECILE_TOO_HIGH)) return new AidDecileTooHigh();
  return reasons.length > 0 ? new FactsUnavailable() : null;
}

/** @returns why the programme is not paid as asked; null when it is, through the channel and for the components. */
export async function refusePayment(
  db: EntityManager,
  { program, channel, components }: EnrolHouseholdInput,
  today: IsoDate,
) {
  if (!(await db.existsBy(BenefitPlan, { program, channel, ...inForceOn(today) })))
    return new AidChannelInvalid();
  const amounts = await db.findBy(BenefitAmount, { program, ...inForceOn(today) });
  return areComponentsPayable(components, amounts) ? null : new AidComponentsInvalid();
}
