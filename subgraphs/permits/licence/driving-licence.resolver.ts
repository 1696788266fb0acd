import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { PoliceUnit } from '../police/police-unit.entity.js';
import { policeUnitByCode } from '../police/police-unit.loader.js';
import { DrivingLicence, LicenceStatus, licenceStatusOn } from './driving-licence.entity.js';
import { licenceByNumber } from './driving-licence.loader.js';
import { LicenceNumber } from './driving-licence.scalar.js';

@Resolver(() => DrivingLicence)
export class DrivingLicenceResolver {
  @Authenticated()
  @CountsMisses()
  @Query(() => DrivingLicence, { nullable: true, description: 'One driving licence, by its number.' })
  async drivingLicence(
    @Arg('number', () => LicenceNumber, { description: 'Its number (nomor SIM).' }) number: string,
    @Ctx() { loaders }: Context,
  ): Promise<DrivingLicence> {
    const licence = await loaders.of(licenceByNumber).load(number);
    if (!licence) throw new NotFound('number');
    return licence;
  }

  @FieldResolver(() => LicenceStatus, { description: 'Whether it counts today (status).' })
  status(@Root() licence: DrivingLicence, @Ctx() { clock }: Context): LicenceStatus {
    return licenceStatusOn(licence, clock.today());
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Whose it is (pemegang).' })
  holder(@Root() { holderId }: DrivingLicence): Citizen {
    return new Citizen(holderId);
  }

  @FieldResolver(() => PoliceUnit, { nullable: true, description: 'Who issued it (Satpas).' })
  issuingUnit(
    @Root() { issuingUnitCode }: DrivingLicence,
    @Ctx() { loaders }: Context,
  ): Promise<PoliceUnit | null> {
    return loaders.of(policeUnitByCode).load(issuingUnitCode);
  }
}
