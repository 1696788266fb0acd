import { invariant } from '../../../shared/errors/invariant.js';
import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import { isInForce } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { JknContribution } from './jkn-contribution.entity.js';
import { JknMembership } from './jkn-membership.entity.js';

export const membershipByCardNumber = byKey(JknMembership, 'cardNumber');
export const membershipByCitizen = byKey(JknMembership, 'citizenId');

const contributionsOfSegment = groupsOf(JknContribution, 'segment', { effectiveFrom: 'ASC' });

/** What a membership costs today. */
export async function contributionOf(
  { segment, class: careClass }: JknMembership,
  { loaders, clock }: Context,
): Promise<JknContribution> {
  const today = clock.today();
  const contribution = (await loaders.of(contributionsOfSegment).load(segment)).find(
    (rule) => rule.class === careClass && isInForce(rule, today),
  );
  invariant(contribution, 'the policy has a contribution for every segment and class a membership may have');
  return contribution;
}
