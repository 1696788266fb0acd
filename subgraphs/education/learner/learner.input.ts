import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, Uuid } from '../../../shared/graphql/scalars.js';
import { Nisn } from './learner.scalar.js';

@InputType({ description: 'A person to register as a learner (pendaftaran peserta didik).' })
export class RegisterLearnerInput {
  @Field(() => Uuid, { description: 'Who becomes a learner.' })
  citizenId: string;

  @Field(() => Nisn, { description: 'The number given to the learner (NISN).' })
  nisn: string;

  @Field(() => IdempotencyKey, { description: 'One key for one registration, sent again with every retry.' })
  idempotencyKey: string;
}
