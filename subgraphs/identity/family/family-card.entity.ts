import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { FamilyCardNumber } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { Citizen, FamilyRole } from '../citizen/citizen.entity.js';
import { residentsOfCard } from './residents.loader.js';

/** A family card (UU 23/2006 art. 61); every resident is on exactly one. */
@Entity()
@ObjectType({ description: 'A family card: the people of one household (kartu keluarga, KK).' })
@Directive('@key(fields: "number")')
@About<FamilyCard>('GENERAL', ({ number }, context) => residentsOf(number, context))
export class FamilyCard {
  @Field(() => FamilyCardNumber, { description: 'Its number (nomor KK).' })
  @PrimaryColumn('text')
  number: string;

  @Field(() => String, { description: 'Street and house (alamat).' })
  @Column('text')
  street: string;

  @Column('text')
  villageCode: string;
}

@ObjectType({
  description: 'One person on a family card, as the card shows everybody who is on it (anggota keluarga).',
})
@About<FamilyMember>('GENERAL', ({ cardNumber }, context) => residentsOf(cardNumber, context))
export class FamilyMember {
  readonly cardNumber: string;

  @Field(() => FamilyRole, { description: 'Place in the family (hubungan dalam keluarga).' })
  readonly role: FamilyRole;

  @Field(() => String, { description: 'Full name, as it stands on the card (nama lengkap).' })
  readonly fullName: string;

  @Field(() => Citizen, {
    nullable: true,
    description: 'The person’s own record, for those who may see it.',
  })
  readonly citizen: Citizen;

  constructor(citizen: Citizen) {
    this.cardNumber = citizen.familyCardNumber;
    this.role = citizen.familyRole;
    this.fullName = citizen.fullName;
    this.citizen = citizen;
  }
}

/** A family card is about all who are on it. */
async function residentsOf(cardNumber: string, { loaders }: Context): Promise<readonly string[]> {
  return (await loaders.of(residentsOfCard).load(cardNumber)).map(({ id }) => id);
}
