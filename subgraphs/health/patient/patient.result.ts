import { createUnionType, Field, ObjectType } from 'type-graphql';
import {
  CitizenDeceased,
  CitizenUnknown,
  FactsUnavailable,
  Failure,
  IdempotencyConflict,
} from '../../../shared/errors/failure.js';
import { Patient } from './patient.entity.js';
import { IhsNumber } from './patient.scalar.js';

@ObjectType({ implements: Failure, description: 'The person is in the master patient index already.' })
export class PatientAlreadyRegistered extends Failure {
  @Field(() => IhsNumber, { description: 'The number the person has (nomor IHS).' })
  readonly ihsNumber: string;

  constructor(ihsNumber: string) {
    super(
      'PATIENT_ALREADY_REGISTERED',
      'This person is a patient already. Use the number that this answer tells.',
      'input.citizenId',
    );
    this.ihsNumber = ihsNumber;
  }
}

export const RegisterPatientResult = createUnionType({
  name: 'RegisterPatientResult',
  description: 'The patient, or why nobody was registered.',
  types: () =>
    [
      Patient,
      PatientAlreadyRegistered,
      CitizenUnknown,
      CitizenDeceased,
      FactsUnavailable,
      IdempotencyConflict,
    ] as const,
});
