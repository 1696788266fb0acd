import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { AgencyCode } from '../../../shared/graphql/scalars.js';
import { pageOf } from '../../../shared/loading/pages.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Area } from '../area/area.stub.js';
import { Agency, AgencyLevel } from './agency.entity.js';
import { agencyByCode, agencyOrdering, headcountOfAgency } from './agency.loader.js';
import { AgencyHeadcount } from './agency-headcount.type.js';

const AgencyConnection = connectionType('Agency', () => Agency);

@Resolver(() => Agency)
export class AgencyResolver {
  @Public('The register of agencies is open data.')
  @Query(() => Agency, { nullable: true, description: 'One agency, by its code (instansi).' })
  async agency(
    @Arg('code', () => AgencyCode, { description: 'Its code (kode instansi).' }) code: string,
    @Ctx() { loaders }: Context,
  ): Promise<Agency> {
    const agency = await loaders.of(agencyByCode).load(code);
    if (!agency) throw new NotFound('code');
    return agency;
  }

  @Public('The register of agencies is open data.')
  @Query(() => AgencyConnection, { nullable: true, description: 'Agencies by their code (daftar instansi).' })
  async agencies(
    @Arg('level', () => AgencyLevel, {
      nullable: true,
      description: 'Only central ones, or those of one kind of region (tingkat).',
    })
    level: AgencyLevel | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Agency>> {
    const agencies = await pageOf(db, Agency, page, agencyOrdering, (query) => {
      if (level) query.where({ level });
    });
    return toConnection(agencies, page);
  }

  @FieldResolver(() => Area, {
    nullable: true,
    description: 'The area a regional government governs; null for a central agency (wilayah).',
  })
  area(@Root() { code, level }: Agency): Area | null {
    return level === AgencyLevel.CENTRAL ? null : new Area(code);
  }

  @FieldResolver(() => AgencyHeadcount, {
    description: 'How many civil servants it has today, and nobody by name (jumlah pegawai).',
  })
  headcount(@Root() { code }: Agency, @Ctx() { loaders, clock }: Context): Promise<AgencyHeadcount> {
    return loaders.of(headcountOfAgency).load({ code, on: clock.today() });
  }
}
