import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { RequiresScopes } from '../../../shared/auth/access.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.entity.js';
import { citizenById } from '../citizen/citizen.loader.js';
import { RegisterDeathInput } from './death.input.js';
import { RegisterDeathResult } from './death.result.js';
import type { DeathService } from './death.service.js';
import { VitalEvent } from './vital-event.entity.js';

@Resolver(() => VitalEvent)
export class DeathResolver {
  constructor(private readonly deaths: DeathService) {}

  @RequiresScopes(['identity:register'])
  @Mutation(() => RegisterDeathResult, {
    nullable: true,
    description:
      'Registers a death, which closes the person’s record, and hands the family to a new head (akta kematian).',
  })
  registerDeath(
    @Arg('input', () => RegisterDeathInput, { description: 'The death to register.' })
    input: RegisterDeathInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RegisterDeathResult> {
    return this.deaths.register(viewer, input);
  }

  @FieldResolver(() => Citizen, { description: 'Whom it happened to.' })
  citizen(@Root() { citizenId }: VitalEvent, @Ctx() { loaders }: Context): Promise<Citizen | null> {
    return loaders.of(citizenById).load(citizenId);
  }
}
