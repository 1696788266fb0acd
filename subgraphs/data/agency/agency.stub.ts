import { Directive, Field, ObjectType } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { AgencyCode } from '../../../shared/graphql/scalars.js';

@ObjectType()
@Directive('@key(fields: "code")')
@Public('What agencies run and how far they have come is open data.')
export class Agency {
  @Field(() => AgencyCode)
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}
