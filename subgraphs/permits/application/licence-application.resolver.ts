import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { OnBehalfOf } from '../../../shared/auth/access.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { LicenceApplication } from './licence-application.entity.js';
import { ApplyForLicenceInput, WithdrawLicenceApplicationInput } from './licence-application.input.js';
import { applicationById } from './licence-application.loader.js';
import { ApplyForLicenceResult, WithdrawLicenceApplicationResult } from './licence-application.result.js';
import type { LicenceApplicationService } from './licence-application.service.js';

/** Whoever applied may take the application back. */
async function applicantOf(
  { input }: { readonly input: WithdrawLicenceApplicationInput },
  { loaders }: Context,
): Promise<string | null> {
  return (await loaders.of(applicationById).load(input.applicationId))?.applicantId ?? null;
}

@Resolver(() => LicenceApplication)
export class LicenceApplicationResolver {
  constructor(private readonly applications: LicenceApplicationService) {}

  @OnBehalfOf<{ readonly input: ApplyForLicenceInput }>(({ input }) => input.citizenId, 'permits:apply')
  @Mutation(() => ApplyForLicenceResult, {
    nullable: true,
    description:
      'Applies for a driving licence; age and prerequisites are checked on the day (permohonan SIM).',
  })
  applyForLicence(
    @Arg('input', () => ApplyForLicenceInput, { description: 'The application.' })
    input: ApplyForLicenceInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof ApplyForLicenceResult> {
    return this.applications.apply(viewer, input);
  }

  @OnBehalfOf(applicantOf, 'permits:apply')
  @Mutation(() => WithdrawLicenceApplicationResult, {
    nullable: true,
    description: 'Takes back an application that is not yet paid (pembatalan permohonan SIM).',
  })
  withdrawLicenceApplication(
    @Arg('input', () => WithdrawLicenceApplicationInput, { description: 'The application to take back.' })
    input: WithdrawLicenceApplicationInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof WithdrawLicenceApplicationResult> {
    return this.applications.withdraw(viewer, input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who applies (pemohon).' })
  applicant(@Root() { applicantId }: LicenceApplication): Citizen {
    return new Citizen(applicantId);
  }
}
