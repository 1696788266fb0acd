import { Directive, Field, ObjectType } from 'type-graphql';
import { FamilyCardNumber, Uuid } from '../../../shared/graphql/scalars.js';

@ObjectType({ description: 'A family card (kartu keluarga), known here by its number alone.' })
@Directive('@key(fields: "number")')
export class FamilyCard {
  @Field(() => FamilyCardNumber, { description: 'Its number (nomor KK).' })
  readonly number: string;

  /** Identity's; null when it could not be learned. Here only while one request lasts. */
  @Field(() => [Uuid], { description: 'The ids of everyone on the card, kept by identity.' })
  @Directive('@external')
  readonly residentIds: readonly string[] | null;

  constructor(number: string, residentIds: readonly string[] | null) {
    this.number = number;
    this.residentIds = residentIds;
  }
}
