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

/** What the law and identity say of an applicant. */
export interface ApplicantFacts {
  readonly rule: LicenceClassRule;
  readonly on: IsoDate;
  readonly lifeStatus: string | null;
  readonly isOldEnough: boolean | null;
  /** False when the population register does not know the person; null when it did not answer. */
  readonly isRegistered: boolean | null;
}

export interface LicenceStanding extends ApplicantFacts {
  readonly reasons: readonly LicenceReason[];
  readonly held: readonly DrivingLicence[];
}

/** Learns where a person stands with a class of licence. */
export class LicenceEligibilityService {
  constructor(private readonly graph: GraphClient) {}

  /** @throws NotFound for a day before the law knew the class. */
  async factsOf(
    db: EntityManager,
    citizenId: string,
    licenceClass: LicenceClass,
    on: IsoDate,
  ): Promise<ApplicantFacts> {
    const rule = await db.findOneBy(LicenceClassRule, { licenceClass, ...inForceOn(on) });
    if (!rule) throw new NotFound('on');
    const facts = await this.graph.ask(licenceApplicant, { id: citizenId, age: rule.minimumAge, on });
    return {
      rule,
      on,
      lifeStatus: facts?.citizenById?.lifeStatus ?? null,
      isOldEnough: facts?.citizenById?.isAtLeast ?? null,
      isRegistered: facts === null ? null : facts.citizenById !== null,
    };
  }

  /** Adds what the police know themselves. */
  async standingOf(db: EntityManager, citizenId: string, facts: ApplicantFacts): Promise<LicenceStanding> {
    const held = await db.findBy(DrivingLicence, { holderId: citizenId });
    return { ...facts, held, reasons: licenceReasons(facts.rule, { ...facts, held }, facts.on) };
  }
}
