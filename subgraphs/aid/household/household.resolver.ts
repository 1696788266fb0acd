import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { NotFound } from '../../../shared/errors/fault.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import { FamilyCardNumber } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { ProgramEnrolmentConnection } from '../enrolment/program-enrolment.connection.js';
import type { ProgramEnrolment } from '../enrolment/program-enrolment.entity.js';
import { enrolmentsOfCard } from '../enrolment/program-enrolment.loader.js';
import { FamilyCard } from '../family/family-card.stub.js';
import { Household } from './household.entity.js';
import { householdByCard, welfareOfCard } from './household.loader.js';
import { WelfareRecord } from './welfare-record.entity.js';

@Resolver(() => Household)
export class HouseholdResolver {
  @Query(() => Household, { nullable: true, description: 'One household, by its family card (KPM).' })
  async household(
    @Arg('familyCardNumber', () => FamilyCardNumber, { description: 'Number of its family card (nomor KK).' })
    familyCardNumber: string,
    @Ctx() { loaders }: Context,
  ): Promise<Household> {
    const household = await loaders.of(householdByCard).load(familyCardNumber);
    if (!household) throw new NotFound('familyCardNumber');
    return household;
  }

  @FieldResolver(() => FamilyCard, {
    nullable: true,
    description: 'The family card, with its people (kartu keluarga).',
  })
  familyCard(@Root() { familyCardNumber }: Household): FamilyCard {
    return new FamilyCard(familyCardNumber);
  }

  @FieldResolver(() => WelfareRecord, {
    nullable: true,
    description: 'The newest finding on its welfare; null when never surveyed (peringkat kesejahteraan).',
  })
  welfare(
    @Root() { familyCardNumber }: Household,
    @Ctx() { loaders }: Context,
  ): Promise<WelfareRecord | null> {
    return loaders.of(welfareOfCard).load(familyCardNumber);
  }

  @FieldResolver(() => ProgramEnrolmentConnection, {
    description: 'What it receives or received, the newest first (kepesertaan program).',
  })
  async enrolments(
    @Root() { familyCardNumber }: Household,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ProgramEnrolment>> {
    return toConnection(await loaders.of(enrolmentsOfCard).load({ parent: familyCardNumber, page }), page);
  }
}
