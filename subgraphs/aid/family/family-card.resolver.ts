import { Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { Household } from '../household/household.entity.js';
import { householdByCard } from '../household/household.loader.js';
import { FamilyCard } from './family-card.stub.js';
import { naming } from './family-members.js';

@Resolver(() => FamilyCard)
export class FamilyCardResolver {
  @FieldResolver(() => Household, {
    nullable: true,
    description: 'The family as social affairs know it; null when they do not (keluarga, KPM).',
  })
  @Directive('@requires(fields: "residentIds")')
  async household(
    @Root() { number, residentIds }: FamilyCard,
    @Ctx() { loaders }: Context,
  ): Promise<Household | null> {
    const household = await loaders.of(householdByCard).load(number);
    return household && naming(household, residentIds);
  }
}
