import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { expectedBenefitOf } from '../benefit/benefit.loader.js';
import { ExpectedBenefit } from '../benefit/expected-benefit.type.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { naming } from '../family/family-members.js';
import { Household } from '../household/household.entity.js';
import { householdByCard } from '../household/household.loader.js';
import { AidProgram } from '../program/aid-program.js';
import { EnrolmentComponent } from './enrolment-component.entity.js';
import { ProgramEnrolmentConnection } from './program-enrolment.connection.js';
import { ProgramEnrolment, ProgramEnrolmentStatus } from './program-enrolment.entity.js';
import { EndProgramEnrolmentInput, EnrolHouseholdInput } from './program-enrolment.input.js';
import { componentsOfEnrolment, enrolmentById, newestFirst } from './program-enrolment.loader.js';
import { EndProgramEnrolmentResult, EnrolHouseholdResult } from './program-enrolment.result.js';
import type { ProgramEnrolmentService } from './program-enrolment.service.js';

@Resolver(() => ProgramEnrolment)
export class ProgramEnrolmentResolver {
  constructor(private readonly enrolments: ProgramEnrolmentService) {}

  @Authenticated()
  @Query(() => ProgramEnrolment, {
    nullable: true,
    description: 'One enrolment, by its id (kepesertaan program).',
  })
  async programEnrolment(
    @Arg('id', () => Uuid, { description: 'Its opaque id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<ProgramEnrolment> {
    const enrolment = await loaders.of(enrolmentById).load(id);
    if (!enrolment) throw new NotFound('id');
    return enrolment;
  }

  @RequiresScopes(['aid:read'])
  @Query(() => ProgramEnrolmentConnection, {
    nullable: true,
    description: 'Enrolments in a programme, the newest first (daftar kepesertaan).',
  })
  async programEnrolments(
    @Arg('program', () => AidProgram, { description: 'The programme.' }) program: AidProgram,
    @Arg('status', () => ProgramEnrolmentStatus, {
      nullable: true,
      description: 'Only those that stand so (status).',
    })
    status: ProgramEnrolmentStatus | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<ProgramEnrolment>> {
    const enrolments = await pageOf(db, ProgramEnrolment, page, newestFirst, (query) =>
      query.where({ program, ...(status && { status }) }),
    );
    return toConnection(enrolments, page);
  }

  @RequiresScopes(['aid:enrol'])
  @Mutation(() => EnrolHouseholdResult, {
    nullable: true,
    description: 'Enrols a family in a programme, when the facts of all ministries allow it (penetapan KPM).',
  })
  enrolHousehold(
    @Arg('input', () => EnrolHouseholdInput, { description: 'The family and the programme.' })
    input: EnrolHouseholdInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof EnrolHouseholdResult> {
    return this.enrolments.enrol(viewer, input);
  }

  @RequiresScopes(['aid:enrol'])
  @Mutation(() => EndProgramEnrolmentResult, {
    nullable: true,
    description: 'Ends an enrolment (graduasi, penghentian).',
  })
  endProgramEnrolment(
    @Arg('input', () => EndProgramEnrolmentInput, { description: 'The enrolment, and why it ends.' })
    input: EndProgramEnrolmentInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof EndProgramEnrolmentResult> {
    return this.enrolments.end(viewer, input);
  }

  @FieldResolver(() => Household, { nullable: true, description: 'The family (KPM).' })
  async household(
    @Root() { familyCardNumber, members = null }: ProgramEnrolment,
    @Ctx() { loaders }: Context,
  ): Promise<Household | null> {
    const household = await loaders.of(householdByCard).load(familyCardNumber);
    return household && naming(household, members);
  }

  @FieldResolver(() => Citizen, {
    nullable: true,
    description: 'The member of the family in whose name it is paid (pemohon, pengurus).',
  })
  applicant(@Root() { applicantId }: ProgramEnrolment): Citizen {
    return new Citizen({ id: applicantId });
  }

  @FieldResolver(() => [EnrolmentComponent], {
    description: 'For whom of the family, one for each kind of person (komponen).',
  })
  components(
    @Root() { id }: ProgramEnrolment,
    @Ctx() { loaders }: Context,
  ): Promise<readonly EnrolmentComponent[]> {
    return loaders.of(componentsOfEnrolment).load(id);
  }

  @FieldResolver(() => ExpectedBenefit, {
    description:
      'What is paid for the family in a whole year under the rules of today, while it is enrolled (perkiraan bantuan).',
  })
  expectedBenefit(@Root() enrolment: ProgramEnrolment, @Ctx() context: Context): Promise<ExpectedBenefit> {
    return expectedBenefitOf(enrolment, context);
  }
}
