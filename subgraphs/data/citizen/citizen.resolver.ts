import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { DatasetConnection } from '../dataset/dataset.connection.js';
import type { Dataset } from '../dataset/dataset.entity.js';
import { datasetsOfPlace } from '../dataset/datasets-of-place.loader.js';
import { Citizen } from './citizen.stub.js';

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => DatasetConnection, {
    nullable: true,
    description:
      'Published open data about where the person lives, from the village up to the whole nation (data terbuka sekitar).',
  })
  @Directive('@requires(fields: "familyCard { village { code } }")')
  async datasets(
    @Root() { familyCard }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Dataset>> {
    const parent = familyCard?.village?.code ?? '';
    return toConnection(await loaders.of(datasetsOfPlace).load({ parent, page }), page);
  }
}
