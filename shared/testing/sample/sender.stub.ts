import { Directive, Field, ObjectType } from 'type-graphql';
import { Uuid } from '../../graphql/scalars.js';

/** Somebody another ministry knows. */
@ObjectType()
@Directive('@key(fields: "id")')
export class Sender {
  @Field(() => Uuid)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
