import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { Failure } from '../../../shared/errors/failure.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import type { LifeRefusal } from '../../../shared/graph/life-status.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Clock } from '../../../shared/time/clock.js';
import { findLiving, type LivingCitizen } from '../citizen/citizen.question.js';
import { Facility } from '../facility/facility.entity.js';
import { HealthFacilityUnknown } from '../facility/facility.result.js';
import { refuseDose } from './dose.rule.js';
import { Immunization } from './immunization.entity.js';
import type { RecordImmunizationInput } from './immunization.input.js';
import { DoseBeforeBirth, ImmunizationDateInFuture, VaccineDoseUnknown } from './immunization.result.js';
import { VaccineScheduleRule } from './vaccine-schedule-rule.entity.js';

/** Records doses that were given, by the schedule in force on the day of each (Permenkes 12/2017). */
export class ImmunizationService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  record(viewer: Viewer, input: RecordImmunizationInput) {
    return this.commands.once({
      viewer,
      operation: 'recordImmunization',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => findLiving(this.graph, input.citizenId, 'input.citizenId'),
      run: (tx, citizen) => this.#record(tx, input, citizen),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(Immunization, { id }),
    });
  }

  async #record(
    { db, emit }: Transaction,
    input: RecordImmunizationInput,
    citizen: LivingCitizen | LifeRefusal,
  ) {
    const { citizenId, vaccine, dose, givenOn, facilityCode, batch, kfaCode = null } = input;
    if (givenOn > this.clock.today()) return new ImmunizationDateInFuture();
    if (citizen instanceof Failure) return citizen;
    if (givenOn < citizen.birthDate) return new DoseBeforeBirth();
    const rule = await db.findOneBy(VaccineScheduleRule, { vaccine, dose, ...inForceOn(givenOn) });
    if (!rule) return new VaccineDoseUnknown();
    if (!(await db.existsBy(Facility, { code: facilityCode }))) return new HealthFacilityUnknown();
    const refusal = refuseDose(rule, citizen.birthDate, givenOn, await lockDosesOf(db, input));
    if (refusal) return refusal;
    const immunization = db.create(Immunization, {
      id: randomUUID(),
      citizenId,
      vaccine,
      dose,
      givenOn,
      batch,
      kfaCode,
      facilityCode,
    });
    await db.insert(Immunization, immunization);
    await emit({ type: 'immunization.recorded', subject: immunization.id, detail: { vaccine, dose } });
    return immunization;
  }
}

/** Whoever records a dose of a vaccine for a person sees all that were recorded before, and none is recorded meanwhile. */
async function lockDosesOf(
  db: EntityManager,
  { citizenId, vaccine }: RecordImmunizationInput,
): Promise<Immunization[]> {
  await takeTurns(db, 'immunization', citizenId, vaccine);
  return db.findBy(Immunization, { citizenId, vaccine });
}
