import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type Connection, PageArgs } from '../../../shared/graphql/connection.js';
import { FamilyCardNumber } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { enrolmentsOfFamily } from '../enrolment/family-enrolments.js';
import { ProgramEnrolmentConnection } from '../enrolment/program-enrolment.connection.js';
import type { ProgramEnrolment } from '../enrolment/program-enrolment.entity.js';
import { FamilyCard } from '../family/family-card.stub.js';
import { membersOf, naming } from '../family/family-members.js';
import { viewersOnCard } from '../family/family-of-viewer.question.js';
import { Household } from './household.entity.js';
import { householdByCard, welfareOfCard } from './household.loader.js';
import { WelfareRecord } from './welfare-record.entity.js';

@Resolver(() => Household)
export class HouseholdResolver {
  constructor(private readonly graph: GraphClient) {}

  @Authenticated()
  @CountsMisses()
  @Query(() => Household, { nullable: true, description: 'One household, by its family card (KPM).' })
  async household(
    @Arg('familyCardNumber', () => FamilyCardNumber, { description: 'Number of its family card (nomor KK).' })
    familyCardNumber: string,
    @Ctx() context: Context,
  ): Promise<Household> {
    // All asked in any case, so that another's household takes as long as none.
    const [household, aided, relatives] = await Promise.all([
      context.loaders.of(householdByCard).load(familyCardNumber),
      membersOf({ familyCardNumber }, context),
      viewersOnCard(this.graph, context.viewer, familyCardNumber),
    ]);
    if (!household) throw new NotFound('familyCardNumber');
    return naming(household, [...aided, ...relatives]);
  }

  @FieldResolver(() => FamilyCard, {
    nullable: true,
    description: 'The family card, with its people (kartu keluarga).',
  })
  async familyCard(@Root() household: Household, @Ctx() context: Context): Promise<FamilyCard> {
    return new FamilyCard(household.familyCardNumber, await membersOf(household, context));
  }

  @FieldResolver(() => WelfareRecord, {
    nullable: true,
    description: 'The newest finding on its welfare; null when never surveyed (peringkat kesejahteraan).',
  })
  async welfare(@Root() household: Household, @Ctx() context: Context): Promise<WelfareRecord | null> {
    const [record, members] = await Promise.all([
      context.loaders.of(welfareOfCard).load(household.familyCardNumber),
      membersOf(household, context),
    ]);
    return record && naming(record, members);
  }

  @FieldResolver(() => ProgramEnrolmentConnection, {
    description: 'What it receives or received, the newest first (kepesertaan program).',
  })
  async enrolments(
    @Root() household: Household,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<ProgramEnrolment>> {
    const { familyCardNumber } = household;
    const members = await membersOf(household, context);
    return enrolmentsOfFamily({ familyCardNumber, members }, page, context);
  }
}
