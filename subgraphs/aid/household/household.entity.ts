import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { FamilyCardNumber, IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { type AboutFamily, membersOf } from '../family/family-members.js';

/** A family known to social affairs (KPM); one family card is one household. */
@Entity()
@ObjectType({
  description: 'A family known to social affairs: one family card is one household (keluarga, KPM).',
})
@Directive('@key(fields: "familyCardNumber")')
@About<Household>('GENERAL', membersOf)
export class Household implements AboutFamily {
  @Field(() => FamilyCardNumber, { description: 'The number of its family card (nomor KK).' })
  @PrimaryColumn('text')
  familyCardNumber: string;

  @Field(() => IsoDateScalar, { description: 'Since when it is known (tanggal terdata).' })
  @Column('date')
  registeredOn: IsoDate;

  members?: readonly string[] | null;
}
