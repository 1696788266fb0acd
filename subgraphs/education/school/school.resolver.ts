import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
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
import { Area } from '../area/area.stub.js';
import { School } from './school.entity.js';
import { schoolByNpsn, schoolOrdering } from './school.loader.js';
import { Npsn } from './school.scalar.js';
import { SchoolLevel } from './school-level.js';

const SchoolConnection = connectionType('School', () => School);

@Resolver(() => School)
export class SchoolResolver {
  @Public('Schools are open data.')
  @Query(() => School, { nullable: true, description: 'One school, by its national number (sekolah).' })
  async school(
    @Arg('npsn', () => Npsn, { description: 'The number (NPSN).' }) npsn: string,
    @Ctx() { loaders }: Context,
  ): Promise<School> {
    const school = await loaders.of(schoolByNpsn).load(npsn);
    if (!school) throw new NotFound('npsn');
    return school;
  }

  @Public('Schools are open data.')
  @ComparesWith({ areaCode: ['area'] })
  @Query(() => SchoolConnection, { nullable: true, description: 'Schools by their number (daftar sekolah).' })
  async schools(
    @Arg('areaCode', () => AreaCode, {
      nullable: true,
      description: 'Only those of a province, regency or city (wilayah).',
    })
    areaCode: string | null | undefined,
    @Arg('level', () => SchoolLevel, { nullable: true, description: 'Only those of a level (jenjang).' })
    level: SchoolLevel | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<School>> {
    const schools = await pageOf(db, School, page, schoolOrdering, (query) => {
      // A province holds what lies in its regencies and cities.
      if (areaCode) {
        query.andWhere('(item.areaCode = :areaCode OR item.areaCode LIKE :within)', {
          areaCode,
          within: `${areaCode}.%`,
        });
      }
      if (level) query.andWhere('item.level = :level', { level });
    });
    return toConnection(schools, page);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The regency or city it lies in (wilayah).' })
  area(@Root() { areaCode }: School): Area {
    return new Area(areaCode);
  }
}
