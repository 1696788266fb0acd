import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import type { Context } from '../../../shared/subgraph/context.js';
import { TariffCode } from '../tariff/tariff.scalar.js';
import { billByCode } from './bill.loader.js';

/** A line is about whoever is to pay its bill. */
async function payersOf({ billingCode }: BillLine, { loaders }: Context): Promise<readonly string[]> {
  const bill = await loaders.of(billByCode).load(billingCode);
  return bill ? [bill.payerId] : [];
}

/** The tariff as it was on the day of the bill: a later change of the law does not change what was asked. */
@Entity()
@ObjectType({ description: 'One thing a bill is for (rincian setoran).' })
@About<BillLine>('SPECIFIC', payersOf)
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
