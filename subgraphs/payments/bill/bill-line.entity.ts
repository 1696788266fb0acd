import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { TariffCode } from '../tariff/tariff.scalar.js';

/** The tariff as it was on the day of the bill: a later change of the law does not change what was asked. */
@Entity()
@ObjectType({ description: 'One thing a bill is for (rincian setoran).' })
export class BillLine {
  @PrimaryColumn('text')
  billingCode: string;

  @PrimaryColumn('smallint')
  position: number;

  @Field(() => TariffCode, { description: 'The tariff (kode tarif).' })
  @Column('text')
  tariffCode: string;

  @Field(() => String, { description: 'What it is for (jenis setoran).' })
  @Column('text')
  name: string;

  @Field(() => RupiahScalar, { description: 'The tariff on the day of the bill (jumlah).' })
  @RupiahColumn()
  amount: Rupiah;

  /** Where the revenue is booked once it is paid. */
  @Column('text')
  revenueAccount: string;
}
