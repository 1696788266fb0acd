import { Directive, Field, ObjectType } from 'type-graphql';
import { AreaCode } from '../../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "code", resolvable: false)')
export class Area {
  @Field(() => AreaCode)
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}
