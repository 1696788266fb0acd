import { Field, InputType } from 'type-graphql';
import type { Rupiah } from '../../../shared/database/columns.js';
import { IdempotencyKey, RupiahScalar } from '../../../shared/graphql/scalars.js';
import { BillingCode } from '../bill/bill.scalar.js';
import { PaymentChannel } from './payment.entity.js';
import { Ntb } from './payment.scalar.js';

@InputType({ description: 'A payment that a bank or post office took in (pembayaran tagihan).' })
export class PayBillInput {
  @Field(() => BillingCode, { description: 'Which bill (kode billing).' })
  billingCode: string;

  @Field(() => RupiahScalar, { description: 'What was taken in; it must be the bill’s total (jumlah).' })
  amount: Rupiah;

  @Field(() => PaymentChannel, { description: 'Through what (kanal).' })
  channel: PaymentChannel;

  @Field(() => Ntb, { description: 'Your number of the transaction, once for each channel (NTB, NTP).' })
  ntb: string;

  @Field(() => IdempotencyKey, { description: 'One key for one payment, sent again with every retry.' })
  idempotencyKey: string;
}
