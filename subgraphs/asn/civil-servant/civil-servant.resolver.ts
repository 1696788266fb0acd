import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { Agency } from '../agency/agency.entity.js';
import { agencyByCode } from '../agency/agency.loader.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { leaveBalanceOf } from '../leave/leave-balance.loader.js';
import { LeaveBalance } from '../leave/leave-balance.type.js';
import { LeaveRequest } from '../leave/leave-request.entity.js';
import { leaveOfCivilServant } from '../leave/leave-request.loader.js';
import { CivilServantStatus } from './appointment.js';
import { CivilServant } from './civil-servant.entity.js';
import { civilServantByNip, retirementAgeOf } from './civil-servant.loader.js';
import { Nip } from './civil-servant.scalar.js';
import { retirementOn, statusOn } from './service-term.rule.js';

const LeaveRequestConnection = connectionType('LeaveRequest', () => LeaveRequest);

@Resolver(() => CivilServant)
export class CivilServantResolver {
  @Authenticated()
  @CountsMisses()
  @Query(() => CivilServant, { nullable: true, description: 'One civil servant, by number (pegawai ASN).' })
  async civilServant(
    @Arg('nip', () => Nip, { description: 'The number (NIP, or NI of a PPPK).' }) nip: string,
    @Ctx() { loaders }: Context,
  ): Promise<CivilServant> {
    const servant = await loaders.of(civilServantByNip).load(nip);
    if (!servant) throw new NotFound('nip');
    return servant;
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who it is (penduduk).' })
  citizen(@Root() { citizenId }: CivilServant): Citizen {
    return new Citizen(citizenId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Where the person serves (instansi).' })
  agency(@Root() { agencyCode }: CivilServant, @Ctx() { loaders }: Context): Promise<Agency | null> {
    return loaders.of(agencyByCode).load(agencyCode);
  }

  @FieldResolver(() => CivilServantStatus, {
    description: 'Whether in service today, and if not, why (kedudukan hukum).',
  })
  async status(@Root() servant: CivilServant, @Ctx() context: Context): Promise<CivilServantStatus> {
    return statusOn(servant, (await retirementAgeOf(servant, context)).ageYears, context.clock.today());
  }

  @FieldResolver(() => IsoDateScalar, {
    description: 'The first day of retirement, by the age limit of today’s law (TMT pensiun, BUP).',
  })
  async retiresOn(@Root() servant: CivilServant, @Ctx() context: Context): Promise<IsoDate> {
    return retirementOn(servant.birthDate, (await retirementAgeOf(servant, context)).ageYears);
  }

  @FieldResolver(() => LeaveBalance, {
    nullable: true,
    description: 'The annual leave of a year (sisa cuti tahunan).',
  })
  leaveBalance(
    @Root() servant: CivilServant,
    @Arg('year', () => Int, {
      nullable: true,
      description: 'Any year to the one after this; this year when left out (tahun).',
    })
    year: number | null | undefined,
    @Ctx() context: Context,
  ): Promise<LeaveBalance> {
    return leaveBalanceOf(servant, year ?? null, context);
  }

  @FieldResolver(() => LeaveRequestConnection, {
    description: 'The leave asked for, the latest first (riwayat cuti).',
  })
  async leaveRequests(
    @Root() { nip }: CivilServant,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<LeaveRequest>> {
    return toConnection(await loaders.of(leaveOfCivilServant).load({ parent: nip, page }), page);
  }
}
