import { Arg, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Citizen } from '../citizen/citizen.stub.js';
import { LicenceApplication } from './licence-application.entity.js';
import { ApplyForLicenceInput, WithdrawLicenceApplicationInput } from './licence-application.input.js';
import { ApplyForLicenceResult, WithdrawLicenceApplicationResult } from './licence-application.result.js';
import type { LicenceApplicationService } from './licence-application.service.js';

@Resolver(() => LicenceApplication)
export class LicenceApplicationResolver {
  constructor(private readonly applications: LicenceApplicationService) {}

  @Mutation(() => ApplyForLicenceResult, {
    nullable: true,
    description:
      'Applies for a driving licence; age and prerequisites are checked on the day (permohonan SIM).',
  })
  applyForLicence(
    @Arg('input', () => ApplyForLicenceInput, { description: 'The application.' })
    input: ApplyForLicenceInput,
  ): Promise<typeof ApplyForLicenceResult> {
    return this.applications.apply(input);
  }

  @Mutation(() => WithdrawLicenceApplicationResult, {
    nullable: true,
    description: 'Takes back an application that is not yet paid (pembatalan permohonan SIM).',
  })
  withdrawLicenceApplication(
    @Arg('input', () => WithdrawLicenceApplicationInput, { description: 'The application to take back.' })
    input: WithdrawLicenceApplicationInput,
  ): Promise<typeof WithdrawLicenceApplicationResult> {
    return this.applications.withdraw(input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who applies (pemohon).' })
  applicant(@Root() { applicantId }: LicenceApplication): Citizen {
    return new Citizen(applicantId);
  }
}
