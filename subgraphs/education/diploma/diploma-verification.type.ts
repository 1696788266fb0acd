import { Field, ObjectType } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';

@ObjectType({
  description: 'Whether a diploma with that number and name was issued; no more is told (verifikasi ijazah).',
})
@Authenticated()
export class DiplomaVerification {
  @Field(() => Boolean, { description: 'Whether number and name belong together (sah).' })
  readonly valid: boolean;

  constructor(valid: boolean) {
    this.valid = valid;
  }
}
