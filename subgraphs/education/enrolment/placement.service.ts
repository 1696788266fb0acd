import type { EntityManager } from 'typeorm';
import { Failure } from '../../../shared/errors/failure.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, livingOrRefusal } from '../../../shared/graph/life-status.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Clock } from '../../../shared/time/clock.js';
import { findAcademicCalendar } from '../calendar/academic-calendar.loader.js';
import { firstDayOf, isOpenForEnrolment } from '../calendar/academic-year.rule.js';
import { enrolmentApplicant } from '../citizen/citizen.question.js';
import { GradeRule } from '../grade/grade-rule.entity.js';
import { Learner } from '../learner/learner.entity.js';
import { LearnerNotFound } from '../learner/learner.result.js';
import { School } from '../school/school.entity.js';
import { SchoolNotFound } from '../school/school.result.js';
import type { EnrolLearnerInput } from './learner-enrolment.input.js';
import { AcademicYearClosed, GradeNotOfLevel, LearnerAgeOutOfRange } from './learner-enrolment.result.js';

export type PlacementRefusal =
  | LearnerNotFound
  | SchoolNotFound
  | GradeNotOfLevel
  | AcademicYearClosed
  | LearnerAgeOutOfRange
  | LifeRefusal;

/**
 * Decides whether a learner may have a place in a grade of a school. Learners, schools and policies never vanish, so what
 * is decided before a transaction still holds in it.
 */
export class PlacementService {
  constructor(
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  /** @returns the learner, or why there is no place. */
  async place(
    db: EntityManager,
    { nisn, npsn, grade, academicYear }: EnrolLearnerInput,
  ): Promise<Learner | PlacementRefusal> {
    const learner = await db.findOneBy(Learner, { nisn });
    if (!learner) return new LearnerNotFound();
    const school = await db.findOneBy(School, { npsn });
    if (!school) return new SchoolNotFound();
    const today = this.clock.today();
    const calendar = await findAcademicCalendar(db, today);
    if (!isOpenForEnrolment(academicYear, calendar, today)) return new AcademicYearClosed();
    const { level } = school;
    const firstDay = firstDayOf(academicYear, calendar);
    const rule = await db.findOneBy(GradeRule, { level, grade, ...inForceOn(firstDay) });
    if (!rule) return new GradeNotOfLevel(level);
    return (await this.#refuseAge(learner, rule, firstDay)) ?? learner;
  }

  async #refuseAge({ citizenId }: Learner, rule: GradeRule, on: string): Promise<PlacementRefusal | null> {
    const { minimumAge, maximumAge } = rule;
    const facts = await this.graph.ask(enrolmentApplicant, {
      id: citizenId,
      minimumAge,
      tooOldAge: maximumAge + 1,
      on,
    });
    const applicant = livingOrRefusal(facts, 'input.nisn');
    if (applicant instanceof Failure) return applicant;
    const { isOldEnough, isTooOld } = applicant;
    return isOldEnough && !isTooOld ? null : new LearnerAgeOutOfRange(rule, on);
  }
}
