import { Directive, Field, ObjectType } from 'type-graphql';
import { AgencyCode } from '../../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "code")')
export class Agency {
  @Field(() => AgencyCode)
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}
