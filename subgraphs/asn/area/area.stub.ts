import { Directive, Field, ObjectType } from 'type-graphql';
import { AreaCode } from '../../../shared/graphql/scalars.js';

@ObjectType({ description: 'An administrative area (wilayah), known here by its code alone.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Area {
  @Field(() => AreaCode, { description: 'Its dotted code (kode wilayah Kemendagri).' })
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}
