import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Facility } from '../facility/facility.entity.js';
import { facilityByCode } from '../facility/facility.loader.js';
import { JknContribution } from './jkn-contribution.entity.js';
import { JknMembership } from './jkn-membership.entity.js';
import { contributionOf } from './jkn-membership.loader.js';
import { isActiveOn } from './jkn-membership.rule.js';

@Resolver(() => JknMembership)
export class JknMembershipResolver {
  @FieldResolver(() => Citizen, { nullable: true, description: 'Who is insured (peserta).' })
  member(@Root() { citizenId }: JknMembership): Citizen {
    return new Citizen(citizenId);
  }

  @FieldResolver(() => Facility, {
    nullable: true,
    description: 'The primary care facility the member chose (FKTP terdaftar).',
  })
  facility(@Root() { facilityCode }: JknMembership, @Ctx() { loaders }: Context): Promise<Facility | null> {
    return loaders.of(facilityByCode).load(facilityCode);
  }

  @FieldResolver(() => JknContribution, { description: 'What a month costs today, with its law (iuran).' })
  contribution(@Root() membership: JknMembership, @Ctx() context: Context): Promise<JknContribution> {
    return contributionOf(membership, context);
  }

  @FieldResolver(() => Boolean, { description: 'Whether care is paid for today (status aktif).' })
  async active(@Root() membership: JknMembership, @Ctx() context: Context): Promise<boolean> {
    return isActiveOn(membership, await contributionOf(membership, context), context.clock.today());
  }
}
