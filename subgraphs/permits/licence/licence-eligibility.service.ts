import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { NotFound } from '../../../shared/errors/fault.js';
import { type GraphClient, question } from '../../../shared/graph/graph-client.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { DrivingLicence } from './driving-licence.entity.js';
import type { LicenceClass } from './licence-class.js';
import { LicenceClassRule } from './licence-class-rule.entity.js';
import { type LicenceReason, licenceReasons } from './licence-eligibility.rule.js';

/** Whether a person has an age, and lives. The date of birth itself is none of our business. */
export const licenceApplicant = question<{
  readonly id: string;
  readonly age: number;
  readonly on: IsoDate;
}>()(
  `query LicenceApplicant($id: UUID!, $age: Int!, $on: Date!) {
    citizenById(id: $id) { lifeStatus isAtLeast(age: $age, on: $on) }
  }`,
  z.object({ citizenById: z.object({ lifeStatus: z.string(), isAtLeast: z.boolean() }).nullable() }),
);

export interface LicenceStanding {
  readonly rule: LicenceClassRule;
  readonly reasons: readonly LicenceReason[];
  readonly held: readonly DrivingLicence[];
  /** False when the population register does not know the person; null when it did not answer. */
  readonly isRegistered: boolean | null;
}

/** Learns where a person stands with a class of licence. */
export class LicenceEligibilityService {
  constructor(private readonly graph: GraphClient) {}

  /** @throws NotFound for a day before the law knew the class. */
  async standingOf(
    db: EntityManager,
    citizenId: string,
    licenceClass: LicenceClass,
    on: IsoDate,
  ): Promise<LicenceStanding> {
    const rule = await db.findOneBy(LicenceClassRule, { licenceClass, ...inForceOn(on) });
    if (!rule) throw new NotFound('on');
    const facts = await this.graph.ask(licenceApplicant, { id: citizenId, age: rule.minimumAge, on });
    const person = facts?.citizenById;
    const held = await db.findBy(DrivingLicence, { holderId: citizenId });
    const known = {
      lifeStatus: person?.lifeStatus ?? null,
      isOldEnough: person?.isAtLeast ?? null,
      held,
    };
    return {
      rule,
      held,
      reasons: licenceReasons(rule, known, on),
      isRegistered: facts === null ? null : facts.citizenById !== null,
    };
  }
}
