import { Directive, Field, ObjectType } from 'type-graphql';
import { AgencyCode } from '../../../shared/graphql/scalars.js';

@ObjectType({ description: 'A government agency (instansi), known here by its code alone.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Agency {
  @Field(() => AgencyCode, { description: 'Its code (kode instansi).' })
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}
