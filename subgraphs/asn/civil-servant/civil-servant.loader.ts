import { invariant } from '../../../shared/errors/invariant.js';
import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import { isInForce } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { CivilServant } from './civil-servant.entity.js';
import { RetirementAge } from './retirement-age.entity.js';

export const civilServantByNip = byKey(CivilServant, 'nip');

/** Who is behind numbers of civil servants; a number that is nobody's is left out. */
export async function citizensOf(
  nips: readonly string[],
  { loaders }: Pick<Context, 'loaders'>,
): Promise<readonly string[]> {
  const servants = await Promise.all(nips.map((nip) => loaders.of(civilServantByNip).load(nip)));
  return servants.flatMap((servant) => servant?.citizenId ?? []);
}

/** All services of a person, the latest first: few have more than one. */
const servicesOfCitizen = groupsOf(CivilServant, 'citizenId', { appointedOn: 'DESC', nip: 'DESC' });

const retirementAgesOfGroup = groupsOf(RetirementAge, 'positionGroup', { effectiveFrom: 'ASC' });

/** The latest service of a person; null for who never was a civil servant. */
export async function latestServiceOf(
  citizenId: string,
  { loaders }: Pick<Context, 'loaders'>,
): Promise<CivilServant | null> {
  return (await loaders.of(servicesOfCitizen).load(citizenId))[0] ?? null;
}

/** The age at which a civil servant retires, by the law of today. */
export async function retirementAgeOf(
  { positionGroup }: Pick<CivilServant, 'positionGroup'>,
  { loaders, clock }: Pick<Context, 'loaders' | 'clock'>,
): Promise<RetirementAge> {
  const today = clock.today();
  const ages = await loaders.of(retirementAgesOfGroup).load(positionGroup);
  const age = ages.find((rule) => isInForce(rule, today));
  invariant(age, 'the policy has a retirement age for every group of positions on every day');
  return age;
}
