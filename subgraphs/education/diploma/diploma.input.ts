import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, Uuid } from '../../../shared/graphql/scalars.js';

@InputType({ description: 'A graduation to certify (penerbitan ijazah).' })
export class IssueDiplomaInput {
  @Field(() => Uuid, { description: 'The enrolment from which the learner graduated.' })
  enrolmentId: string;

  @Field(() => IdempotencyKey, { description: 'One key for one diploma, sent again with every retry.' })
  idempotencyKey: string;
}
