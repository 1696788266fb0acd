import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Visit } from './visit.entity.js';

@Resolver(() => Visit)
export class VisitResolver {
  @Public('Places of interest are open data.')
  @Query(() => [String], { nullable: true, description: 'The places of interest (daya tarik wisata).' })
  places(@Ctx() { clock }: Context): readonly string[] {
    return clock.today() >= '1991-01-01' ? ['Candi Contoh'] : [];
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who visited (pengunjung).' })
  visitor(@Root() { citizenId }: Visit): Citizen {
    return new Citizen(citizenId);
  }
}
