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
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Area } from '../area/area.stub.js';
import { Facility } from './facility.entity.js';
import { facilityOrdering } from './facility.loader.js';

const FacilityConnection = connectionType('Facility', () => Facility);

@Resolver(() => Facility)
export class FacilityResolver {
  @Public('Where care is given is open data.')
  @ComparesWith({ areaCode: ['area'] })
  @Query(() => FacilityConnection, {
    nullable: true,
    description: 'Health facilities by their code (daftar faskes).',
  })
  async facilities(
    @Arg('areaCode', () => AreaCode, {
      nullable: true,
      description: 'Only those of a province, regency or city (wilayah).',
    })
    areaCode: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Facility>> {
    const facilities = await pageOf(db, Facility, page, facilityOrdering, (query) => {
      // A province holds what lies in its regencies and cities.
      if (areaCode) {
        query.where('(item.areaCode = :areaCode OR item.areaCode LIKE :within)', {
          areaCode,
          within: `${areaCode}.%`,
        });
      }
    });
    return toConnection(facilities, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The regency or city it lies in (wilayah).' })
  area(@Root() { areaCode }: Facility): Area {
    return new Area(areaCode);
  }
}
