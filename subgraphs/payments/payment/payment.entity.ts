import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn, type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { DateTime, RupiahScalar } from '../../../shared/graphql/scalars.js';
import { Ntb, Ntpn } from './payment.scalar.js';

export enum PaymentChannel {
  TELLER = 'TELLER',
  ATM = 'ATM',
  INTERNET_BANKING = 'INTERNET_BANKING',
  MOBILE_BANKING = 'MOBILE_BANKING',
  POST_OFFICE = 'POST_OFFICE',
  QRIS = 'QRIS',
  FINTECH = 'FINTECH',
}
registerEnumType(PaymentChannel, {
  name: 'PaymentChannel',
  description: 'Through what a bill was paid (kanal pembayaran).',
  valuesConfig: {
    TELLER: { description: 'At a bank’s counter (loket bank).' },
    ATM: { description: 'At a cash machine (ATM).' },
    INTERNET_BANKING: { description: 'On a bank’s site (internet banking).' },
    MOBILE_BANKING: { description: 'In a bank’s app (mobile banking).' },
    POST_OFFICE: { description: 'At a post office (kantor pos).' },
    QRIS: { description: 'By the national QR code (QRIS).' },
    FINTECH: { description: 'Through a marketplace or wallet (tekfin).' },
  },
});

/** A payment recorded in the treasury. Never changed; a mistake is mended by a new one. */
@Entity()
@ObjectType({ description: 'A payment recorded in the treasury (setoran).' })
@Directive('@key(fields: "ntpn")')
@About<Payment>('SPECIFIC', ({ payerId }) => [payerId])
export class Payment {
  @Field(() => Ntpn, { description: 'Treasury receipt number (NTPN), the proof of payment.' })
  @PrimaryColumn('text')
  ntpn: string;

  @Column('text')
  billingCode: string;

  /** Whom it is about: the payer of its bill. */
  @Column('uuid')
  payerId: string;

  @Field(() => RupiahScalar, { description: 'What was paid (jumlah setor).' })
  @RupiahColumn()
  amount: Rupiah;

  @Field(() => PaymentChannel, { description: 'Through what it was paid (kanal).' })
  @Column('text')
  channel: PaymentChannel;

  @Field(() => Ntb, { description: 'The bank’s or post office’s number of it (NTB, NTP).' })
  @Column('text')
  ntb: string;

  @Field(() => DateTime, { description: 'When it was paid (tanggal bayar).' })
  @MomentColumn()
  paidAt: Date;
}
