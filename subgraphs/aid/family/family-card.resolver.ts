import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { Household } from '../household/household.entity.js';
import { householdByCard } from '../household/household.loader.js';
import { FamilyCard } from './family-card.stub.js';

@Resolver(() => FamilyCard)
export class FamilyCardResolver {
  @FieldResolver(() => Household, {
    nullable: true,
    description: 'The family as social affairs know it; null when they do not (keluarga, KPM).',
  })
  household(@Root() { number }: FamilyCard, @Ctx() { loaders }: Context): Promise<Household | null> {
    return loaders.of(householdByCard).load(number);
  }
}
