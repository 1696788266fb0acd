import { createUnionType, ObjectType } from 'type-graphql';
import { Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { SigningKey } from './signing-key.entity.js';

@ObjectType({ implements: Failure, description: 'The last rotation is not over, or no key was used yet.' })
export class RotationUnderWay extends Failure {
  constructor() {
    super(
      'ROTATION_UNDER_WAY',
      'The newest key signs nothing yet. Wait until it does, or say that the key is compromised.',
    );
  }
}

export const RotateSigningKeyResult = createUnionType({
  name: 'RotateSigningKeyResult',
  description:
    'The key that is given up, with the moment it leaves the published keys; or why nothing changed.',
  types: () => [SigningKey, RotationUnderWay, IdempotencyConflict] as const,
});
