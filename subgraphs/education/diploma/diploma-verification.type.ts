import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  description: 'Whether a diploma with that number and name was issued; no more is told (verifikasi ijazah).',
})
export class DiplomaVerification {
  @Field(() => Boolean, { description: 'Whether number and name belong together (sah).' })
  readonly valid: boolean;

  constructor(valid: boolean) {
    this.valid = valid;
  }
}
