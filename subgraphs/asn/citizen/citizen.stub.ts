import { Directive, Field, ObjectType } from 'type-graphql';
import { Uuid } from '../../../shared/graphql/scalars.js';

@ObjectType({ description: 'A person (penduduk), known here by the opaque id alone.' })
@Directive('@key(fields: "id")')
export class Citizen {
  @Field(() => Uuid, { description: 'The opaque id that all ministries share.' })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
