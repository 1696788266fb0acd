import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { Uuid } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Facility } from '../facility/facility.entity.js';
import { facilityByCode } from '../facility/facility.loader.js';
import { HealthCertificate } from './health-certificate.entity.js';
import { IssueHealthCertificateInput } from './health-certificate.input.js';
import { certificateById } from './health-certificate.loader.js';
import { IssueHealthCertificateResult } from './health-certificate.result.js';
import { isValidAt } from './health-certificate.rule.js';
import type { HealthCertificateService } from './health-certificate.service.js';

@Resolver(() => HealthCertificate)
export class HealthCertificateResolver {
  constructor(private readonly certificates: HealthCertificateService) {}

  @Authenticated()
  @Query(() => HealthCertificate, {
    nullable: true,
    description: 'One certificate of fitness, by its id (surat keterangan sehat).',
  })
  async healthCertificate(
    @Arg('id', () => Uuid, { description: 'Its opaque id.' }) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<HealthCertificate> {
    const certificate = await loaders.of(certificateById).load(id);
    if (!certificate) throw new NotFound('id');
    return certificate;
  }

  @RequiresScopes(['health:certify'])
  @Mutation(() => IssueHealthCertificateResult, {
    nullable: true,
    description:
      'Certifies the result of an examination, for as long as the policy says (surat keterangan sehat).',
  })
  issueHealthCertificate(
    @Arg('input', () => IssueHealthCertificateInput, { description: 'The result to certify.' })
    input: IssueHealthCertificateInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof IssueHealthCertificateResult> {
    return this.certificates.issue(viewer, input);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it counts now, fit or not (masih berlaku).' })
  valid(@Root() certificate: HealthCertificate, @Ctx() { clock }: Context): boolean {
    return isValidAt(certificate, clock.now());
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who was examined (pemegang surat).' })
  holder(@Root() { citizenId }: HealthCertificate): Citizen {
    return new Citizen(citizenId);
  }

  @FieldResolver(() => Facility, { nullable: true, description: 'The facility that examined (faskes).' })
  facility(
    @Root() { facilityCode }: HealthCertificate,
    @Ctx() { loaders }: Context,
  ): Promise<Facility | null> {
    return loaders.of(facilityByCode).load(facilityCode);
  }
}
