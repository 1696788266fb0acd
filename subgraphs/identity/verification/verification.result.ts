import { Field, ObjectType } from 'type-graphql';
import { Authenticated } from '../../../shared/auth/access.js';

/** The yes/no answer that is preferred to data (UU 27/2022: only what the purpose needs). */
@ObjectType({
  description: 'Whether given data are those of the register; the data themselves are never told.',
})
@Authenticated()
export class CitizenVerification {
  @Field(() => Boolean, { description: 'Whether all that was given is right, and the person lives.' })
  readonly match: boolean;

  @Field(() => Boolean, { description: 'Whether a person with this NIK is registered.' })
  readonly registered: boolean;

  @Field(() => Boolean, {
    description: 'Whether the name is the registered one; case and spacing do not count.',
  })
  readonly nameMatches: boolean;

  @Field(() => Boolean, { description: 'Whether the date of birth is the registered one.' })
  readonly birthDateMatches: boolean;

  @Field(() => Boolean, { description: 'Whether the person is alive.' })
  readonly alive: boolean;

  constructor(registered: boolean, nameMatches: boolean, birthDateMatches: boolean, alive: boolean) {
    this.registered = registered;
    this.nameMatches = nameMatches;
    this.birthDateMatches = birthDateMatches;
    this.alive = alive;
    this.match = registered && nameMatches && birthDateMatches && alive;
  }
}
