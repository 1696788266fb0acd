import { Directive, Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { Uuid } from '../../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "id")')
@About<Citizen>('GENERAL', ({ id }) => [id])
export class Citizen {
  @Field(() => Uuid)
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}
