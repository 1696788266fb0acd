import { Directive, Field, ObjectType } from 'type-graphql';
import { IsoDateScalar, Uuid } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

@ObjectType({ description: 'A person in care (penduduk), known here by the opaque id alone.' })
@Directive('@key(fields: "id")')
export class Citizen {
  @Field(() => Uuid, { description: 'The opaque id that all ministries share.' })
  readonly id: string;

  /** Identity's; here only while one request lasts, when a rule on age needs it. */
  @Field(() => IsoDateScalar, { description: 'Date of birth (tanggal lahir), kept by identity.' })
  @Directive('@external')
  readonly birthDate: IsoDate | null;

  constructor(id: string, birthDate: IsoDate | null = null) {
    this.id = id;
    this.birthDate = birthDate;
  }
}
