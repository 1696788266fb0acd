import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { academicCalendarOn } from '../calendar/academic-calendar.loader.js';
import { firstDayOf } from '../calendar/academic-year.rule.js';
import { GradeKind } from '../grade/grade-kind.js';
import { gradeRuleOn } from '../grade/grade-rule.loader.js';
import { Learner } from '../learner/learner.entity.js';
import { learnerByCitizen } from '../learner/learner.loader.js';
import { School } from '../school/school.entity.js';
import { schoolByNpsn } from '../school/school.loader.js';
import { EndLearnerEnrolmentResult } from './enrolment-ending.result.js';
import { LearnerEnrolment } from './learner-enrolment.entity.js';
import { EndLearnerEnrolmentInput, EnrolLearnerInput } from './learner-enrolment.input.js';
import { enrolmentById } from './learner-enrolment.loader.js';
import { EnrolLearnerResult } from './learner-enrolment.result.js';
import type { LearnerEnrolmentService } from './learner-enrolment.service.js';

@Resolver(() => LearnerEnrolment)
export class LearnerEnrolmentResolver {
  constructor(private readonly enrolments: LearnerEnrolmentService) {}

  @Authenticated()
  @Query(() => LearnerEnrolment, {
    nullable: true,
    description: 'One enrolment in a school, by its id (anggota rombel).',
  })
  async learnerEnrolment(
    @Arg('id', () => Uuid, { description: 'Its opaque id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<LearnerEnrolment> {
    const enrolment = await loaders.of(enrolmentById).load(id);
    if (!enrolment) throw new NotFound('id');
    return enrolment;
  }

  @RequiresScopes(['education:enrol'])
  @CountsMisses()
  @Mutation(() => EnrolLearnerResult, {
    nullable: true,
    description: 'Takes a learner into a class group for an academic year (pendaftaran ke rombel).',
  })
  enrolLearner(
    @Arg('input', () => EnrolLearnerInput, { description: 'Who goes where.' }) input: EnrolLearnerInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof EnrolLearnerResult> {
    return this.enrolments.enrol(viewer, input);
  }

  @RequiresScopes(['education:enrol'])
  @Mutation(() => EndLearnerEnrolmentResult, {
    nullable: true,
    description:
      'Ends an enrolment: completed, graduated, transferred or dropped out (kelulusan, mutasi, putus sekolah).',
  })
  endLearnerEnrolment(
    @Arg('input', () => EndLearnerEnrolmentInput, { description: 'Which one, and how.' })
    input: EndLearnerEnrolmentInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof EndLearnerEnrolmentResult> {
    return this.enrolments.end(viewer, input);
  }

  @FieldResolver(() => Learner, { nullable: true, description: 'The learner (peserta didik).' })
  learner(@Root() { citizenId }: LearnerEnrolment, @Ctx() { loaders }: Context): Promise<Learner | null> {
    return loaders.of(learnerByCitizen).load(citizenId);
  }

  @FieldResolver(() => School, { nullable: true, description: 'The school (satuan pendidikan).' })
  school(@Root() { npsn }: LearnerEnrolment, @Ctx() { loaders }: Context): Promise<School | null> {
    return loaders.of(schoolByNpsn).load(npsn);
  }

  @FieldResolver(() => GradeKind, {
    nullable: true,
    description: 'Where the grade stands in its level; null for a year before the policy known here.',
  })
  async gradeKind(
    @Root() { npsn, grade, academicYear }: LearnerEnrolment,
    @Ctx() { loaders, clock }: Context,
  ): Promise<GradeKind | null> {
    const [school, calendar] = await Promise.all([
      loaders.of(schoolByNpsn).load(npsn),
      loaders.of(academicCalendarOn).load(clock.today()),
    ]);
    if (!school) return null;
    const on = firstDayOf(academicYear, calendar);
    return (await loaders.of(gradeRuleOn).load({ level: school.level, grade, on }))?.kind ?? null;
  }
}
