import { invariant } from '../../../shared/errors/invariant.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { ProgramEnrolment } from '../enrolment/program-enrolment.entity.js';
import { componentsOfEnrolment } from '../enrolment/program-enrolment.loader.js';
import { programRulesOn } from '../program/aid-program-rule.loader.js';
import { yearlyBenefit } from './benefit.rule.js';
import { BenefitAmount } from './benefit-amount.entity.js';
import { BenefitPlan } from './benefit-plan.entity.js';
import { ExpectedBenefit } from './expected-benefit.type.js';

/** What all components are worth on a day. */
const benefitAmountsOn: LoaderDefinition<IsoDate, readonly BenefitAmount[]> = {
  batch: (db, days) =>
    Promise.all(days.map((day) => db.manager.findBy(BenefitAmount, { ...inForceOn(day) }))),
};

/** How all programmes are paid on a day. */
const benefitPlansOn: LoaderDefinition<IsoDate, readonly BenefitPlan[]> = {
  batch: (db, days) => Promise.all(days.map((day) => db.manager.findBy(BenefitPlan, { ...inForceOn(day) }))),
};

/** What an enrolment is worth in a whole year under the policy of today. */
export async function expectedBenefitOf(
  { id, program, channel }: ProgramEnrolment,
  { loaders, clock }: Context,
): Promise<ExpectedBenefit> {
  const today = clock.today();
  const [components, rules, amounts, plans] = await Promise.all([
    loaders.of(componentsOfEnrolment).load(id),
    loaders.of(programRulesOn).load(today),
    loaders.of(benefitAmountsOn).load(today),
    loaders.of(benefitPlansOn).load(today),
  ]);
  const rule = rules.get(program);
  const plan = plans.find((one) => one.program === program && one.channel === channel);
  invariant(rule && plan, 'the policy has a rule and a plan for every programme and channel of an enrolment');
  const ofProgram = amounts.filter((amount) => amount.program === program);
  return new ExpectedBenefit(
    yearlyBenefit(components, ofProgram, rule.personsCountedMax),
    plan.stagesPerYear,
  );
}
