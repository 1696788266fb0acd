import { randomUUID } from 'node:crypto';
import { type EntityManager, In, Not } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { Failure } from '../../../shared/errors/failure.js';
import { invariant } from '../../../shared/errors/invariant.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { findAcademicCalendar } from '../calendar/academic-calendar.loader.js';
import { firstDayOf } from '../calendar/academic-year.rule.js';
import { GradeKind } from '../grade/grade-kind.js';
import { GradeRule } from '../grade/grade-rule.entity.js';
import type { Learner } from '../learner/learner.entity.js';
import { School } from '../school/school.entity.js';
import {
  AcademicYearNotBegun,
  FinalGradeRequired,
  LearnerEnrolmentClosed,
  LearnerEnrolmentNotFound,
} from './enrolment-ending.result.js';
import { LearnerEnrolment, LearnerEnrolmentStatus as Status } from './learner-enrolment.entity.js';
import type { EndLearnerEnrolmentInput, EnrolLearnerInput } from './learner-enrolment.input.js';
import { learnerEnrolmentLifecycle, leftStates } from './learner-enrolment.lifecycle.js';
import { LearnerAlreadyEnrolled } from './learner-enrolment.result.js';
import type { PlacementRefusal, PlacementService } from './placement.service.js';

/** Takes learners into class groups and lets them go. A learner has one place for each academic year. */
export class LearnerEnrolmentService {
  constructor(
    private readonly commands: CommandLog,
    private readonly placements: PlacementService,
    private readonly clock: Clock,
  ) {}

  enrol(viewer: Viewer, input: EnrolLearnerInput) {
    return this.commands.once({
      viewer,
      operation: 'enrolLearner',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: (db) => this.placements.place(db, input),
      run: (tx, learner) => this.#enrol(tx, input, learner),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LearnerEnrolment, { id }),
    });
  }

  end(viewer: Viewer, input: EndLearnerEnrolmentInput) {
    return this.commands.once({
      viewer,
      operation: 'endLearnerEnrolment',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#end(tx, input),
      identify: ({ id }) => id,
      recall: (db, id) => db.findOneByOrFail(LearnerEnrolment, { id }),
    });
  }

  async #enrol(
    { db, emit }: Transaction,
    { npsn, grade, classGroup, academicYear }: EnrolLearnerInput,
    learner: Learner | PlacementRefusal,
  ) {
    if (learner instanceof Failure) return learner;
    const { citizenId } = learner;
    await takeTurns(db, 'learner enrolment', citizenId);
    const taken = { citizenId, academicYear, status: Not(In([...leftStates])) };
    const held = await db.findOneBy(LearnerEnrolment, taken);
    if (held) return new LearnerAlreadyEnrolled(held.id);
    const enrolment = db.create(LearnerEnrolment, {
      id: randomUUID(),
      citizenId,
      npsn,
      grade,
      classGroup,
      academicYear,
      status: Status.ACTIVE,
      enrolledAt: this.clock.now(),
      endedOn: null,
    });
    await db.insert(LearnerEnrolment, enrolment);
    await emit({ type: 'enrolment.changed', subject: enrolment.id, detail: { status: Status.ACTIVE } });
    return enrolment;
  }

  async #end({ db, emit }: Transaction, { enrolmentId: id, ending }: EndLearnerEnrolmentInput) {
    const enrolment = await db.findOne(LearnerEnrolment, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!enrolment) return new LearnerEnrolmentNotFound();
    const status = Status[ending];
    if (!canMove(learnerEnrolmentLifecycle, enrolment.status, status))
      return new LearnerEnrolmentClosed(enrolment.status);
    const refusal = leftStates.includes(status) ? null : await this.#refuseFinish(db, enrolment, status);
    if (refusal) return refusal;
    enrolment.status = status;
    enrolment.endedOn = this.clock.today();
    await db.update(LearnerEnrolment, { id }, { status, endedOn: enrolment.endedOn });
    await emit({ type: 'enrolment.changed', subject: id, detail: { status } });
    return enrolment;
  }

  /** A year is finished once it has begun, and a level in its final grade. */
  async #refuseFinish(
    db: EntityManager,
    { npsn, grade, academicYear }: LearnerEnrolment,
    status: Status,
  ): Promise<AcademicYearNotBegun | FinalGradeRequired | null> {
    const today = this.clock.today();
    const firstDay = firstDayOf(academicYear, await findAcademicCalendar(db, today));
    if (today < firstDay) return new AcademicYearNotBegun();
    if (status !== Status.GRADUATED) return null;
    const school = await db.findOneBy(School, { npsn });
    invariant(school, 'an enrolment is in a school that exists');
    const final = { level: school.level, grade, kind: GradeKind.FINAL, ...inForceOn(firstDay) };
    return (await db.existsBy(GradeRule, final)) ? null : new FinalGradeRequired();
  }
}
