import { Directive, Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { FamilyCardNumber, IsoDateScalar } from '../../../shared/graphql/scalars.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/** A family known to social affairs (KPM); one family card is one household. */
@Entity()
@ObjectType({
  description: 'A family known to social affairs: one family card is one household (keluarga, KPM).',
})
@Directive('@key(fields: "familyCardNumber")')
export class Household {
  @Field(() => FamilyCardNumber, { description: 'The number of its family card (nomor KK).' })
  @PrimaryColumn('text')
  familyCardNumber: string;

  @Field(() => IsoDateScalar, { description: 'Since when it is known (tanggal terdata).' })
  @Column('date')
  registeredOn: IsoDate;
}
