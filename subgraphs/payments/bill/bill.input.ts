import { Field, InputType } from 'type-graphql';
import { IdempotencyKey, ShortText, Uuid } from '../../../shared/graphql/scalars.js';
import { TariffCode } from '../tariff/tariff.scalar.js';
import { BillingCode } from './bill.scalar.js';

@InputType({ description: 'A bill to make (pembuatan tagihan).' })
export class CreateBillInput {
  @Field(() => Uuid, { description: 'Who is to pay (wajib bayar).' })
  payerId: string;

  @Field(() => TariffCode, { description: 'What for (kode tarif).' })
  tariffCode: string;

  @Field(() => ShortText, {
    nullable: true,
    description: 'What you know the matter by, as an application’s number (nomor referensi).',
  })
  reference?: string | null;

  @Field(() => IdempotencyKey, { description: 'One key for one bill, sent again with every retry.' })
  idempotencyKey: string;
}

@InputType({ description: 'A bill to take back (pembatalan tagihan).' })
export class CancelBillInput {
  @Field(() => BillingCode, { description: 'Which bill (kode billing).' })
  billingCode: string;

  @Field(() => IdempotencyKey, { description: 'One key for one cancellation, sent again with every retry.' })
  idempotencyKey: string;
}
