import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FamilyCardNumber } from '../../../shared/graphql/scalars.js';
import { Citizen, FamilyRole } from '../citizen/citizen.entity.js';

/** A family card (UU 23/2006 art. 61); every resident is on exactly one. */
@Entity()
@ObjectType({ description: 'A family card: the people of one household (kartu keluarga, KK).' })
@Directive('@key(fields: "number")')
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

@ObjectType({ description: 'One person on a family card (anggota keluarga).' })
export class FamilyMember {
  @Field(() => FamilyRole, { description: 'Place in the family (hubungan dalam keluarga).' })
  readonly role: FamilyRole;

  @Field(() => Citizen, { description: 'The person.' })
  readonly citizen: Citizen;

  constructor(citizen: Citizen) {
    this.role = citizen.familyRole;
    this.citizen = citizen;
  }
}
