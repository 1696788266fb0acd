import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import type { LearnerEnrolment } from '../enrolment/learner-enrolment.entity.js';
import { enrolmentsOfCitizen, LearnerEnrolmentConnection } from '../enrolment/learner-enrolment.loader.js';
import { Learner, LearnerWarning } from './learner.entity.js';
import { RegisterLearnerInput } from './learner.input.js';
import { learnerByNisn } from './learner.loader.js';
import { RegisterLearnerResult } from './learner.result.js';
import { Nisn } from './learner.scalar.js';
import type { LearnerService } from './learner.service.js';

@Resolver(() => Learner)
export class LearnerResolver {
  constructor(private readonly learners: LearnerService) {}

  @Authenticated()
  @CountsMisses()
  @Query(() => Learner, { nullable: true, description: 'One learner, by NISN (peserta didik).' })
  async learner(
    @Arg('nisn', () => Nisn, { description: 'The number (NISN).' }) nisn: string,
    @Ctx() { loaders }: Context,
  ): Promise<Learner> {
    const learner = await loaders.of(learnerByNisn).load(nisn);
    if (!learner) throw new NotFound('nisn');
    return learner;
  }

  @RequiresScopes(['education:enrol'])
  @CountsMisses()
  @Mutation(() => RegisterLearnerResult, {
    nullable: true,
    description: 'Registers a person as a learner under a NISN (pendaftaran peserta didik).',
  })
  registerLearner(
    @Arg('input', () => RegisterLearnerInput, { description: 'Whom to register.' })
    input: RegisterLearnerInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RegisterLearnerResult> {
    return this.learners.register(viewer, input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who it is (penduduk).' })
  citizen(@Root() { citizenId }: Learner): Citizen {
    return new Citizen(citizenId);
  }

  @FieldResolver(() => [LearnerWarning], {
    description: 'What looks wrong; empty when nothing (peringatan).',
  })
  warnings(@Root() { birthYearMatches }: Learner): readonly LearnerWarning[] {
    return birthYearMatches === false ? [LearnerWarning.NISN_BIRTH_YEAR_DIFFERS] : [];
  }

  @FieldResolver(() => LearnerEnrolmentConnection, {
    description: 'The learner’s enrolments, the newest first (riwayat rombel).',
  })
  async enrolments(
    @Root() { citizenId }: Learner,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<LearnerEnrolment>> {
    return toConnection(await loaders.of(enrolmentsOfCitizen).load({ parent: citizenId, page }), page);
  }
}
