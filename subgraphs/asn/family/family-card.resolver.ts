import { Ctx, Directive, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { activeCivilServantsOf } from './family-card.loader.js';
import { FamilyCard } from './family-card.stub.js';

@Resolver(() => FamilyCard)
export class FamilyCardResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many of the family are civil servants in service today; null when it could not be learned who they are.',
  })
  @Directive('@requires(fields: "residentIds")')
  activeCivilServants(
    @Root() { residentIds }: FamilyCard,
    @Ctx() { loaders, clock }: Context,
  ): Promise<number> | null {
    if (residentIds === null) return null;
    return loaders.of(activeCivilServantsOf).load({ residentIds, on: clock.today() });
  }
}
