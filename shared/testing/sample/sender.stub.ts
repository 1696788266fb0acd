import { Directive, Field, ObjectType } from 'type-graphql';
import { Public } from '../../auth/access.js';
import { Uuid } from '../../graphql/scalars.js';

/** Somebody another ministry knows. */
@ObjectType()
@Directive('@key(fields: "id")')
@Public('A sender of the test kit.')
export class Sender {
  @Field(() => Uuid)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
