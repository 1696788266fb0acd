import { Field, Int, ObjectType } from 'type-graphql';
import { Public } from '../../../shared/auth/access.js';
import { IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/** How many civil servants an agency has, and nobody by name. */
@ObjectType({ description: 'How many civil servants are in service at an agency (jumlah pegawai ASN).' })
@Public('How many civil servants serve where is published; it names nobody.')
export class AgencyHeadcount {
  @Field(() => Int, { description: 'All civil servants (ASN).' })
  readonly civilServants: number;

  @Field(() => Int, { description: 'Those with tenure (PNS).' })
  readonly pns: number;

  @Field(() => Int, { description: 'Those by contract (PPPK).' })
  readonly pppk: number;

  @Field(() => IsoDateScalar, { description: 'The day they are counted on.' })
  readonly on: IsoDate;

  constructor(on: IsoDate, pns: number, pppk: number) {
    this.on = on;
    this.pns = pns;
    this.pppk = pppk;
    this.civilServants = pns + pppk;
  }
}
