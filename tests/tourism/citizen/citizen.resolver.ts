import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { pagesOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Visit } from '../visit/visit.entity.js';
import { Citizen } from './citizen.stub.js';

const VisitConnection = connectionType('Visit', () => Visit);
const visitsOfCitizen = pagesOf(Visit, 'citizenId', { by: ['visitedOn', 'id'], direction: 'DESC' });

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => VisitConnection, {
    nullable: true,
    description: 'Where the person has been, the newest first (kunjungan wisata).',
  })
  async visits(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Visit>> {
    return toConnection(await loaders.of(visitsOfCitizen).load({ parent: id, page }), page);
  }
}
