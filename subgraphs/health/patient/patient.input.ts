import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, Uuid } from '../../../shared/graphql/scalars.js';

@InputType({ description: 'A person to take into the master patient index (pendaftaran pasien).' })
export class RegisterPatientInput {
  @Field(() => Uuid, { description: 'Who becomes a patient.' })
  citizenId: string;

  @Field(() => IdempotencyKey, { description: 'One key for one registration, sent again with every retry.' })
  idempotencyKey: string;
}
