import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { LicenceApplication } from '../application/licence-application.entity.js';
import { applicationsOfCitizen } from '../application/licence-application.loader.js';
import { DrivingLicence } from '../licence/driving-licence.entity.js';
import { licencesOfHolder } from '../licence/driving-licence.loader.js';
import { Citizen } from './citizen.stub.js';

const DrivingLicenceConnection = connectionType('DrivingLicence', () => DrivingLicence);
const LicenceApplicationConnection = connectionType('LicenceApplication', () => LicenceApplication);

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => DrivingLicenceConnection, {
    nullable: true,
    description: 'The person’s driving licences (SIM), the newest first.',
  })
  async drivingLicences(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<DrivingLicence>> {
    return toConnection(await loaders.of(licencesOfHolder).load({ parent: id, page }), page);
  }

  @FieldResolver(() => LicenceApplicationConnection, {
    nullable: true,
    description: 'The person’s applications for driving licences (permohonan SIM), the newest first.',
  })
  async licenceApplications(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<LicenceApplication>> {
    return toConnection(await loaders.of(applicationsOfCitizen).load({ parent: id, page }), page);
  }
}
