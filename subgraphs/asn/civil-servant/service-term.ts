import type { EntityManager } from 'typeorm';
import { invariant } from '../../../shared/errors/invariant.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { CivilServant } from './civil-servant.entity.js';
import { RetirementAge } from './retirement-age.entity.js';
import { type ServiceTerm, termOf } from './service-term.rule.js';

/** From when and until when somebody serves, by the law of a day; read in the transaction that decides on it. */
export async function serviceTermOf(
  db: EntityManager,
  servant: CivilServant,
  day: IsoDate,
): Promise<ServiceTerm> {
  const { positionGroup } = servant;
  const age = await db.findOneBy(RetirementAge, { positionGroup, ...inForceOn(day) });
  invariant(age, 'the policy has a retirement age for every group of positions on every day');
  return termOf(servant, age.ageYears);
}
