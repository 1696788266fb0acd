import { Directive, Field, ObjectType } from 'type-graphql';
import { Uuid } from '../../graphql/scalars.js';

/** Somebody another ministry knows. */
@ObjectType({ description: 'Who sends a parcel (pengirim).' })
@Directive('@key(fields: "id")')
export class Sender {
  @Field(() => Uuid, { description: 'The opaque id.' })
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
