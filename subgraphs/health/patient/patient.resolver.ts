import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Authenticated, RequiresScopes } from '../../../shared/auth/access.js';
import { NotFound } from '../../../shared/errors/fault.js';
import { CountsMisses } from '../../../shared/guessing/counts-misses.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen } from '../citizen/citizen.stub.js';
import { Patient } from './patient.entity.js';
import { RegisterPatientInput } from './patient.input.js';
import { patientByIhsNumber } from './patient.loader.js';
import { RegisterPatientResult } from './patient.result.js';
import { IhsNumber } from './patient.scalar.js';
import type { PatientService } from './patient.service.js';

@Resolver(() => Patient)
export class PatientResolver {
  constructor(private readonly patients: PatientService) {}

  @Authenticated()
  @CountsMisses()
  @Query(() => Patient, { nullable: true, description: 'One patient, by the number in the index (pasien).' })
  async patient(
    @Arg('ihsNumber', () => IhsNumber, { description: 'The number (nomor IHS).' }) ihsNumber: string,
    @Ctx() { loaders }: Context,
  ): Promise<Patient> {
    const patient = await loaders.of(patientByIhsNumber).load(ihsNumber);
    if (!patient) throw new NotFound('ihsNumber');
    return patient;
  }

  @RequiresScopes(['health:register'])
  @Mutation(() => RegisterPatientResult, {
    nullable: true,
    description: 'Takes a person into the master patient index (pendaftaran pasien).',
  })
  registerPatient(
    @Arg('input', () => RegisterPatientInput, { description: 'Whom to register.' })
    input: RegisterPatientInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RegisterPatientResult> {
    return this.patients.register(viewer, input);
  }

  @FieldResolver(() => Citizen, { nullable: true, description: 'Who it is (penduduk).' })
  citizen(@Root() { citizenId }: Patient): Citizen {
    return new Citizen(citizenId);
  }
}
