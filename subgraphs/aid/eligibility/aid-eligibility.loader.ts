import { invariant } from '../../../shared/errors/invariant.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { Citizen } from '../citizen/citizen.stub.js';
import { liveEnrolmentsOfCard } from '../enrolment/program-enrolment.loader.js';
import { welfareOfCard } from '../household/household.loader.js';
import type { AidProgram } from '../program/aid-program.js';
import { programRulesOn } from '../program/aid-program-rule.loader.js';
import { eligibilityReasons } from './aid-eligibility.rule.js';
import { AidEligibility } from './aid-eligibility.type.js';

/** Where a person's family stands with a programme today: others' facts, with what this ministry knows of the family. */
export async function aidEligibilityOf(
  citizen: Citizen,
  program: AidProgram,
  { loaders, clock }: Context,
): Promise<AidEligibility> {
  const today = clock.today();
  const card = citizen.familyCard?.number;
  const [rules, welfare, live] = await Promise.all([
    loaders.of(programRulesOn).load(today),
    card === undefined ? null : loaders.of(welfareOfCard).load(card),
    card === undefined ? [] : loaders.of(liveEnrolmentsOfCard).load(card),
  ]);
  const rule = rules.get(program);
  invariant(rule, 'the policy has a rule for every programme on every day');
  return new AidEligibility({
    citizenId: citizen.id,
    rule,
    reasons: eligibilityReasons(rule, citizen, welfare),
    alreadyEnrolled: live.some((enrolment) => enrolment.program === program),
    checkedOn: today,
  });
}
