import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Public } from '../../../shared/auth/access.js';
import { type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { EffectivePeriod } from '../../../shared/policy/effective-period.js';
import { TariffCode } from './tariff.scalar.js';

/** Policy: what a service of the state costs (tarif PNBP). */
@Entity()
@ObjectType({ description: 'What a service of the state costs while a law says so (tarif PNBP).' })
@Public('Tariffs are law, and the law is open.')
export class Tariff extends EffectivePeriod {
  @PrimaryColumn('integer')
  id: number;

  @Field(() => TariffCode, { description: 'Its code (kode tarif).' })
  @Column('text')
  code: string;

  @Field(() => String, { description: 'What it is for (jenis PNBP).' })
  @Column('text')
  name: string;

  @Field(() => RupiahScalar, { description: 'The amount (tarif).' })
  @RupiahColumn()
  amount: Rupiah;

  @Column('text')
  agencyCode: string;

  /** Where the revenue is booked. */
  @Column('text')
  revenueAccount: string;
}
