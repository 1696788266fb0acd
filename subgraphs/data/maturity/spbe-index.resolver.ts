import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { IsNull, Not } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { type Connection, PageArgs, toConnection } from '../../../shared/graphql/connection.js';
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Agency } from '../agency/agency.stub.js';
import { SpbeIndexConnection } from './spbe-index.connection.js';
import { SpbeIndex } from './spbe-index.entity.js';
import { spbeIndexOrdering, spbeScaleOfYear } from './spbe-index.loader.js';
import { predicateOf } from './spbe-index.rule.js';
import { SpbePredicate } from './spbe-predicate.js';

@Resolver(() => SpbeIndex)
export class SpbeIndexResolver {
  @Public('The SPBE index is published every year.')
  @Query(() => SpbeIndex, {
    nullable: true,
    description: 'The SPBE index of the whole nation in a year (indeks SPBE nasional).',
  })
  async nationalSpbeIndex(
    @Arg('year', () => Int, { description: 'The year evaluated (tahun).' }) year: number,
    @Ctx() { db }: Context,
  ): Promise<SpbeIndex> {
    const index = await db.manager.findOneBy(SpbeIndex, { year, agencyCode: IsNull() });
    if (!index) throw new NotFound('year');
    return index;
  }

  @Public('The SPBE index is published every year.')
  @Query(() => SpbeIndexConnection, {
    nullable: true,
    description: 'The SPBE indices of the agencies in a year, the best first (indeks SPBE instansi).',
  })
  async spbeIndices(
    @Arg('year', () => Int, { description: 'The year evaluated (tahun).' }) year: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<SpbeIndex>> {
    const indices = await pageOf(db, SpbeIndex, page, spbeIndexOrdering, (query) =>
      query.where({ year, agencyCode: Not(IsNull()) }),
    );
    return toConnection(indices, page);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Whose it is; null for the nation (instansi).',
  })
  agency(@Root() { agencyCode }: SpbeIndex): Agency | null {
    return agencyCode === null ? null : new Agency(agencyCode);
  }

  @FieldResolver(() => SpbePredicate, {
    nullable: true,
    description: 'What the score is called on the scale of its year (predikat).',
  })
  async predicate(
    @Root() { score, year }: SpbeIndex,
    @Ctx() { loaders }: Context,
  ): Promise<SpbePredicate | null> {
    return predicateOf(score, await loaders.of(spbeScaleOfYear).load(year));
  }
}
