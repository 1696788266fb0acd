import { Directive, Field, ObjectType } from 'type-graphql';
import { Uuid } from '../../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "id")')
export class Citizen {
  @Field(() => Uuid)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
