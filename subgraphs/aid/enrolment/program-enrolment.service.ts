import { randomUUID } from 'node:crypto';
import { Not } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { Failure } from '../../../shared/errors/failure.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { type ApplicantAnswer, factsOfApplicant } from '../citizen/citizen.question.js';
import { EnrolmentComponent } from './enrolment-component.entity.js';
import { nextEnrolmentNumber } from './enrolment-serial.js';
import { ProgramEnrolment, ProgramEnrolmentStatus as Status } from './program-enrolment.entity.js';
import type { EndProgramEnrolmentInput, EnrolHouseholdInput } from './program-enrolment.input.js';
import { programEnrolmentLifecycle } from './program-enrolment.lifecycle.js';
import { refuseFamily, refusePayment } from './program-enrolment.refusal.js';
import {
  AidDuplicateHousehold,
  ProgramEnrolmentEnded,
  ProgramEnrolmentNotFound,
} from './program-enrolment.result.js';

/** Enrols families in programmes of aid when the facts of all ministries allow it, and ends their enrolment. */
export class ProgramEnrolmentService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  enrol(viewer: Viewer, input: EnrolHouseholdInput) {
    return this.commands.once({
      viewer,
      operation: 'enrolHousehold',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => factsOfApplicant(this.graph, input.applicantId, 'input.applicantId'),
      run: (tx, facts) => this.#enrol(tx, input, facts),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(ProgramEnrolment, { id }),
    });
  }

  end(viewer: Viewer, input: EndProgramEnrolmentInput) {
    return this.commands.once({
      viewer,
      operation: 'endProgramEnrolment',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#end(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(ProgramEnrolment, { id }),
    });
  }

  async #enrol({ db, emit }: Transaction, input: EnrolHouseholdInput, facts: ApplicantAnswer) {
    const today = this.clock.today();
    const { program, channel, decree, components } = input;
    if (facts instanceof Failure) return facts;
    const refusal =
      (await refuseFamily(db, facts, program, today)) ?? (await refusePayment(db, input, today));
    if (refusal) return refusal;
    const familyCardNumber = facts.familyCard?.number;
    invariant(familyCardNumber, 'a family that may be enrolled is known');
    await takeTurns(db, 'programme enrolment', familyCardNumber, program);
    if (await db.existsBy(ProgramEnrolment, { familyCardNumber, program, status: Not(Status.ENDED) }))
      return new AidDuplicateHousehold();
    const enrolment = db.create(ProgramEnrolment, {
      id: randomUUID(),
      number: await nextEnrolmentNumber(db, program, familyCardNumber, today),
      familyCardNumber,
      applicantId: input.applicantId,
      program,
      channel,
      decree,
      status: Status.ACTIVE,
      startedOn: today,
      endedOn: null,
      endReason: null,
    });
    await db.insert(ProgramEnrolment, enrolment);
    const rows = components.map(({ component, persons }) => ({
      enrolmentId: enrolment.id,
      component,
      persons,
    }));
    await db.insert(EnrolmentComponent, rows);
    await emit({ type: 'benefit.approved', subject: enrolment.id, detail: { program } });
    return enrolment;
  }

  async #end({ db, emit }: Transaction, { enrolmentId: id, reason }: EndProgramEnrolmentInput) {
    const enrolment = await db.findOne(ProgramEnrolment, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!enrolment) return new ProgramEnrolmentNotFound();
    if (!canMove(programEnrolmentLifecycle, enrolment.status, Status.ENDED))
      return new ProgramEnrolmentEnded();
    enrolment.status = Status.ENDED;
    enrolment.endedOn = this.clock.today();
    enrolment.endReason = reason;
    const { status, endedOn, endReason, program } = enrolment;
    await db.update(ProgramEnrolment, { id }, { status, endedOn, endReason });
    await emit({ type: 'benefit.stopped', subject: id, detail: { program, reason } });
    return enrolment;
  }
}
