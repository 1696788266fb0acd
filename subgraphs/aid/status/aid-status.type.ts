import { Field, ObjectType } from 'type-graphql';
import { About } from '../../../shared/auth/access.js';

/** The yes or no that other agencies may know: no decile, no amount, no decree. */
@ObjectType({
  description: 'What other agencies may know of the aid to a person’s family: yes or no (status bansos).',
})
@About<AidStatus>('SPECIFIC', ({ citizenId }) => [citizenId])
export class AidStatus {
  readonly citizenId: string;

  @Field(() => Boolean, { description: 'Whether the family is listed as poor (terdaftar DTKS).' })
  readonly listedAsPoor: boolean;

  @Field(() => Boolean, {
    description: 'Whether the family is enrolled in PKH, be payment held back or not (peserta PKH).',
  })
  readonly receivesPkh: boolean;

  constructor({ citizenId, listedAsPoor, receivesPkh }: AidStatus) {
    this.citizenId = citizenId;
    this.listedAsPoor = listedAsPoor;
    this.receivesPkh = receivesPkh;
  }
}
