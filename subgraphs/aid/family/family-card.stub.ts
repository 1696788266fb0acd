import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { FamilyCardNumber } from '../../../shared/graphql/scalars.js';
import { LifeStatus } from './life-status.js';

/** The descriptions are those of identity and asn, so that the national graph tells them once. */
@ObjectType({ description: 'A family card: the people of one household (kartu keluarga, KK).' })
@Directive('@key(fields: "number")')
export class FamilyCard {
  @Field(() => FamilyCardNumber, { description: 'Its number (nomor KK).' })
  readonly number: string;

  @Field(() => LifeStatus, {
    description: 'Whether the head lives: the fact that other ministries’ decisions on the family need.',
  })
  @Directive('@external')
  readonly headLifeStatus?: LifeStatus | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many on the card are active civil servants (jumlah ASN aktif).',
  })
  @Directive('@external')
  readonly activeCivilServants?: number | null;

  constructor(number: string) {
    this.number = number;
  }
}
