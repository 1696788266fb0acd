import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { RequiresScopes } from '../../../shared/auth/access.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { SigningKey } from './signing-key.entity.js';
import { RotateSigningKeyInput } from './signing-key.input.js';
import { RotateSigningKeyResult } from './signing-key.result.js';
import type { SigningKeyService } from './signing-key.service.js';

@Resolver(() => SigningKey)
export class SigningKeyResolver {
  constructor(private readonly keys: SigningKeyService) {}

  @RequiresScopes(['identity:keys'])
  @Mutation(() => RotateSigningKeyResult, {
    nullable: true,
    description:
      'Gives up the key that tokens are signed with; its successor is published first and signs later (rotasi kunci).',
  })
  rotateSigningKey(
    @Arg('input', () => RotateSigningKeyInput, { description: 'The rotation.' }) input: RotateSigningKeyInput,
    @Ctx() { viewer }: Context,
  ): Promise<typeof RotateSigningKeyResult> {
    return this.keys.rotate(viewer, input);
  }
}
