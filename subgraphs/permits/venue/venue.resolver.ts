import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { ComparesWith } from '../../../shared/auth/compares.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { AreaCode } from '../../../shared/graphql/scalars.js';
import { type Ordering, pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Area } from '../area/area.stub.js';
import { Venue } from './venue.entity.js';

const VenueConnection = connectionType('Venue', () => Venue);
const ordering: Ordering<Venue> = { by: ['name', 'id'], direction: 'ASC' };

@Resolver(() => Venue)
export class VenueResolver {
  @Public('Where events are held is open data.')
  @ComparesWith({ areaCode: ['area'] })
  @Query(() => VenueConnection, {
    nullable: true,
    description: 'Places where events are held, by name (daftar tempat kegiatan).',
  })
  async venues(
    @Arg('areaCode', () => AreaCode, {
      nullable: true,
      description: 'Only those of one regency or city (wilayah).',
    })
    areaCode: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Venue>> {
    const venues = await pageOf(db, Venue, page, ordering, (query) => {
      if (areaCode) query.where({ areaCode });
    });
    return toConnection(venues, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The regency or city it lies in (wilayah).' })
  area(@Root() { areaCode }: Venue): Area {
    return new Area(areaCode);
  }
}
