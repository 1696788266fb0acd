import { Field, InputType } from 'type-graphql';
import { IdempotencyKey } from '../../../shared/graphql/scalars.js';

@InputType({ description: 'A change of the key that tokens are signed with.' })
export class RotateSigningKeyInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the key is in wrong hands: it then leaves the published keys at once, and every token it signed is void.',
  })
  compromised: boolean;

  @Field(() => IdempotencyKey, { description: 'One key for one rotation, sent again with every retry.' })
  idempotencyKey: string;
}
