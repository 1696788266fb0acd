import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { Diploma } from '../diploma/diploma.entity.js';
import { DiplomaConnection, diplomasOfCitizen } from '../diploma/diploma.loader.js';
import type { LearnerEnrolment } from '../enrolment/learner-enrolment.entity.js';
import { enrolmentsOfCitizen, LearnerEnrolmentConnection } from '../enrolment/learner-enrolment.loader.js';
import { schoolingOf } from '../enrolment/schooling.loader.js';
import { Schooling } from '../enrolment/schooling.type.js';
import { Learner } from '../learner/learner.entity.js';
import { learnerByCitizen } from '../learner/learner.loader.js';
import { Citizen } from './citizen.stub.js';

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => Learner, {
    nullable: true,
    description: 'The person as a learner; null when never registered as one (peserta didik).',
  })
  learner(@Root() { id }: Citizen, @Ctx() { loaders }: Context): Promise<Learner | null> {
    return loaders.of(learnerByCitizen).load(id);
  }

  @FieldResolver(() => LearnerEnrolmentConnection, {
    nullable: true,
    description: 'The person’s enrolments in schools, the newest first (riwayat rombel).',
  })
  async learnerEnrolments(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<LearnerEnrolment>> {
    return toConnection(await loaders.of(enrolmentsOfCitizen).load({ parent: id, page }), page);
  }

  @FieldResolver(() => Schooling, {
    nullable: true,
    description:
      'Whether the person goes to school now, for agencies that need no more; null means it could not be learned (status sekolah).',
  })
  schooling(@Root() { id }: Citizen, @Ctx() context: Context): Promise<Schooling> {
    return schoolingOf(id, context);
  }

  @FieldResolver(() => DiplomaConnection, {
    nullable: true,
    description: 'The person’s diplomas, the newest first (ijazah).',
  })
  async diplomas(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Diploma>> {
    return toConnection(await loaders.of(diplomasOfCitizen).load({ parent: id, page }), page);
  }
}
