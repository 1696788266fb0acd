import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../shared/subgraph/context.js';
import { AsnStatus } from '../civil-servant/asn-status.type.js';
import { CivilServant } from '../civil-servant/civil-servant.entity.js';
import { latestServiceOf, retirementAgeOf } from '../civil-servant/civil-servant.loader.js';
import { isInService, termOf } from '../civil-servant/service-term.rule.js';
import { Citizen } from './citizen.stub.js';

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => CivilServant, {
    nullable: true,
    description: 'The person’s latest service as a civil servant; null when there was none (pegawai ASN).',
  })
  civilServant(@Root() { id }: Citizen, @Ctx() context: Context): Promise<CivilServant | null> {
    return latestServiceOf(id, context);
  }

  @FieldResolver(() => AsnStatus, {
    nullable: true,
    description:
      'Whether the person is a civil servant, for other agencies; a plain no for who never was one (status ASN).',
  })
  async asnStatus(@Root() { id }: Citizen, @Ctx() context: Context): Promise<AsnStatus> {
    const servant = await latestServiceOf(id, context);
    if (!servant) return new AsnStatus(id, null, false);
    const { ageYears } = await retirementAgeOf(servant, context);
    return new AsnStatus(id, servant.type, isInService(termOf(servant, ageYears), context.clock.today()));
  }
}
