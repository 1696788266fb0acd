import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { AgencyCode, IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { type Ordering, pageOf } from '../../../shared/loading/pages.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { Agency } from '../agency/agency.stub.js';
import { Tariff } from './tariff.entity.js';

const TariffConnection = connectionType('Tariff', () => Tariff);

const ordering: Ordering<Tariff> = { by: ['code'], direction: 'ASC' };

@Resolver(() => Tariff)
export class TariffResolver {
  @Public('Tariffs are law, and the law is open.')
  @Query(() => TariffConnection, {
    nullable: true,
    description: 'The tariffs in force on a day (daftar tarif PNBP).',
  })
  async tariffs(
    @Arg('agency', () => AgencyCode, { nullable: true, description: 'Only those of one agency (instansi).' })
    agencyCode: string | null | undefined,
    @Arg('on', () => IsoDateScalar, { nullable: true, description: 'The day; today when left out.' })
    on: IsoDate | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, clock }: Context,
  ): Promise<Connection<Tariff>> {
    const tariffs = await pageOf(db, Tariff, page, ordering, (query) =>
      query.where({ ...inForceOn(on ?? clock.today()), ...(agencyCode && { agencyCode }) }),
    );
    return toConnection(tariffs, page);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose service it is (instansi).' })
  agency(@Root() { agencyCode }: Tariff): Agency {
    return new Agency(agencyCode);
  }
}
