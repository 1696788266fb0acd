import { Directive, Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@ObjectType()
@Directive('@key(fields: "id")')
@About<Citizen>('SPECIFIC', ({ id }) => [id])
export class Citizen {
  @Field(() => Uuid)
  readonly id: string;

  /** Identity's; here only while one request lasts, when a rule on age needs it. */
  @Field(() => IsoDateScalar)
  @Directive('@external')
  readonly birthDate: IsoDate | null;

  constructor(id: string, birthDate: IsoDate | null = null) {
    this.id = id;
    this.birthDate = birthDate;
  }
}
