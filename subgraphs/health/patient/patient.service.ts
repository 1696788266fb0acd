import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, refuseUnlessAlive } from '../../../shared/graph/life-status.js';
import type { Clock } from '../../../shared/time/clock.js';
import { Patient } from './patient.entity.js';
import type { RegisterPatientInput } from './patient.input.js';
import { PatientAlreadyRegistered } from './patient.result.js';

/** Keeps the master patient index: one number for one person, for life. */
export class PatientService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  register(viewer: Viewer, input: RegisterPatientInput) {
    return this.commands.once({
      viewer,
      operation: 'registerPatient',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => refuseUnlessAlive(this.graph, input.citizenId, 'input.citizenId'),
      run: (tx, refusal) => this.#register(tx, input, refusal),
      identify: ({ ihsNumber }) => ihsNumber,
      recall: (db, ihsNumber) => db.findOneByOrFail(Patient, { ihsNumber }),
    });
  }

  async #register(
    { db, emit }: Transaction,
    { citizenId }: RegisterPatientInput,
    refusal: LifeRefusal | null,
  ) {
    if (refusal) return refusal;
    await takeTurns(db, 'patient', citizenId);
    const known = await db.findOneBy(Patient, { citizenId });
    if (known) return new PatientAlreadyRegistered(known.ihsNumber);
    const patient = db.create(Patient, {
      ihsNumber: await nextIhsNumber(db),
      citizenId,
      registeredAt: this.clock.now(),
    });
    await db.insert(Patient, patient);
    await emit({ type: 'patient.registered', subject: patient.ihsNumber });
    return patient;
  }
}

async function nextIhsNumber(db: EntityManager): Promise<string> {
  const [row]: { serial: string }[] = await db.query("SELECT nextval('ihs_serial') AS serial");
  invariant(row, 'a sequence always answers');
  return `P${row.serial.padStart(11, '0')}`;
}
