import { Field, ObjectType } from 'type-graphql';
import { CivilServantType } from './appointment.js';

/** The yes or no that other agencies may know: no number, no agency, no rank. */
@ObjectType({
  description: 'What other agencies may know of a person’s civil service: yes or no, and how (status ASN).',
})
export class AsnStatus {
  @Field(() => Boolean, { description: 'Whether the register knows the person, in service or formerly.' })
  readonly isAsn: boolean;

  @Field(() => CivilServantType, { nullable: true, description: 'With tenure or by contract (jenis ASN).' })
  readonly type: CivilServantType | null;

  @Field(() => Boolean, { description: 'Whether the person is in service today (aktif).' })
  readonly active: boolean;

  constructor(type: CivilServantType | null, active: boolean) {
    this.isAsn = type !== null;
    this.type = type;
    this.active = active;
  }
}
