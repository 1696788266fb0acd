import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import {
  type Connection,
  connectionType,
  PageArgs,
  toConnection,
} from '../../../shared/graphql/connection.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { DrivingFitness } from '../certificate/driving-fitness.type.js';
import { HealthCertificate } from '../certificate/health-certificate.entity.js';
import { certificatesOfCitizen, latestCertificates } from '../certificate/health-certificate.loader.js';
import { Immunization } from '../immunization/immunization.entity.js';
import { immunizationsOfCitizen } from '../immunization/immunization.loader.js';
import { immunizationStatusOf } from '../immunization/immunization-status.loader.js';
import { ImmunizationStatus } from '../immunization/immunization-status.type.js';
import { JknMembership } from '../membership/jkn-membership.entity.js';
import { contributionOf, membershipByCitizen } from '../membership/jkn-membership.loader.js';
import { isActiveOn } from '../membership/jkn-membership.rule.js';
import { JknStatus } from '../membership/jkn-status.type.js';
import { Patient } from '../patient/patient.entity.js';
import { patientByCitizen } from '../patient/patient.loader.js';
import { Citizen } from './citizen.stub.js';

const ImmunizationConnection = connectionType('Immunization', () => Immunization);
const HealthCertificateConnection = connectionType('HealthCertificate', () => HealthCertificate);

@Resolver(() => Citizen)
export class CitizenResolver {
  @FieldResolver(() => Patient, {
    nullable: true,
    description: 'The person in the master patient index; null when never in care (pasien).',
  })
  patient(@Root() { id }: Citizen, @Ctx() { loaders }: Context): Promise<Patient | null> {
    return loaders.of(patientByCitizen).load(id);
  }

  @FieldResolver(() => JknMembership, {
    nullable: true,
    description: 'The person’s national health insurance; null when there is none (kepesertaan JKN).',
  })
  jknMembership(@Root() { id }: Citizen, @Ctx() { loaders }: Context): Promise<JknMembership | null> {
    return loaders.of(membershipByCitizen).load(id);
  }

  @FieldResolver(() => JknStatus, {
    nullable: true,
    description:
      'Whether the person is insured today, for other agencies; null when never insured (status JKN).',
  })
  async jknStatus(@Root() { id }: Citizen, @Ctx() context: Context): Promise<JknStatus | null> {
    const membership = await context.loaders.of(membershipByCitizen).load(id);
    if (!membership) return null;
    const contribution = await contributionOf(membership, context);
    return new JknStatus(isActiveOn(membership, contribution, context.clock.today()), membership);
  }

  @FieldResolver(() => ImmunizationConnection, {
    nullable: true,
    description: 'The doses the person was given, the newest first (riwayat imunisasi).',
  })
  async immunizations(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Immunization>> {
    return toConnection(await loaders.of(immunizationsOfCitizen).load({ parent: id, page }), page);
  }

  @FieldResolver(() => ImmunizationStatus, {
    nullable: true,
    description: 'Where the person stands with the immunisations of childhood (status imunisasi).',
  })
  @Directive('@requires(fields: "birthDate")')
  immunizationStatus(@Root() citizen: Citizen, @Ctx() context: Context): Promise<ImmunizationStatus> {
    return immunizationStatusOf(citizen, context);
  }

  @FieldResolver(() => HealthCertificateConnection, {
    nullable: true,
    description: 'The person’s certificates of fitness, the newest first (surat keterangan sehat).',
  })
  async healthCertificates(
    @Root() { id }: Citizen,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<HealthCertificate>> {
    return toConnection(await loaders.of(certificatesOfCitizen).load({ parent: id, page }), page);
  }

  @FieldResolver(() => DrivingFitness, {
    nullable: true,
    description: 'Whether the person is certified fit to drive now (kelayakan mengemudi).',
  })
  async drivingFitness(@Root() { id }: Citizen, @Ctx() { loaders, clock }: Context): Promise<DrivingFitness> {
    return new DrivingFitness(id, await loaders.of(latestCertificates).load(id), clock.now());
  }
}
