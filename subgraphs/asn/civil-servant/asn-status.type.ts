import { Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';
import { CivilServantType } from './appointment.js';

/** The yes or no that other agencies may know: no number, no agency, no rank. */
@ObjectType({
  description: 'What other agencies may know of a person’s civil service: yes or no, and how (status ASN).',
})
@About<AsnStatus>('GENERAL', ({ citizenId }) => [citizenId])
export class AsnStatus {
  readonly citizenId: string;

  @Field(() => Boolean, { description: 'Whether the register knows the person, in service or formerly.' })
  readonly isAsn: boolean;

  @Field(() => CivilServantType, { nullable: true, description: 'With tenure or by contract (jenis ASN).' })
  readonly type: CivilServantType | null;

  @Field(() => Boolean, { description: 'Whether the person is in service today (aktif).' })
  readonly active: boolean;

  constructor(citizenId: string, type: CivilServantType | null, active: boolean) {
    this.citizenId = citizenId;
    this.isAsn = type !== null;
    this.type = type;
    this.active = active;
  }
}
