import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { IsNull } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { ComparesWith } from '../../../shared/auth/compares.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { AreaCode } from '../../../shared/graphql/scalars.js';
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Area } from './area.entity.js';
import { areaByCode, areaOrdering, areasWithin } from './area.loader.js';

const AreaConnection = connectionType('Area', () => Area);

@Resolver(() => Area)
export class AreaResolver {
  @Public('Areas are open data.')
  @Query(() => Area, { nullable: true, description: 'One area, by its code.' })
  async area(
    @Arg('code', () => AreaCode, { description: 'Its code (kode wilayah).' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Area> {
    const area = await loaders.of(areaByCode).load(code);
    if (!area) throw new NotFound('code');
    return area;
  }

  @Public('Areas are open data.')
  @ComparesWith({ parentCode: ['parent'] })
  @Query(() => AreaConnection, {
    nullable: true,
    description: 'The provinces, or the areas directly within another.',
  })
  async areas(
    @Arg('parentCode', () => AreaCode, {
      nullable: true,
      description: 'The area they lie in; left out for the provinces.',
    })
    parentCode: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Area>> {
    const areas = await pageOf(db, Area, page, areaOrdering, (query) =>
      query.where({ parentCode: parentCode ?? IsNull() }),
    );
    return toConnection(areas, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area it lies in; null for a province.' })
  parent(@Root() { parentCode }: Area, @Ctx() { loaders }: Context): Promise<Area | null> | null {
    return parentCode === null ? null : loaders.of(areaByCode).load(parentCode);
  }

  @FieldResolver(() => AreaConnection, { description: 'The areas directly within it.' })
  async parts(
    @Root() { code }: Area,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Area>> {
    return toConnection(await loaders.of(areasWithin).load({ parent: code, page }), page);
  }
}
