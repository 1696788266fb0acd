import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { About } from '../../../shared/auth/access.js';
import { MomentColumn, type Rupiah, RupiahColumn } from '../../../shared/database/columns.js';
import { DateTime, RupiahScalar } from '../../../shared/graphql/scalars.js';
import { BillingCode } from './bill.scalar.js';

export enum BillStatus {
  UNPAID = 'UNPAID',
  PAID = 'PAID',
  EXPIRED = 'EXPIRED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(BillStatus, {
  name: 'BillStatus',
  description: 'Where a bill stands (status tagihan).',
  valuesConfig: {
    UNPAID: { description: 'To be paid before it expires (belum dibayar).' },
    PAID: { description: 'Paid, and proven by its NTPN (lunas).' },
    EXPIRED: { description: 'Not paid in time; a new bill is needed (kedaluwarsa).' },
    CANCELLED: { description: 'Taken back before it was paid (dibatalkan).' },
  },
});

/** What somebody owes the state for one service (tagihan PNBP), payable by its billing code. */
@Entity()
@ObjectType({ description: 'What somebody owes the state, payable by its billing code (tagihan PNBP).' })
@Directive('@key(fields: "billingCode")')
@About<Bill>('SPECIFIC', ({ payerId }) => [payerId])
export class Bill {
  @Field(() => BillingCode, { description: 'Its billing code (kode billing).' })
  @PrimaryColumn('text')
  billingCode: string;

  @Column('uuid')
  payerId: string;

  @Field(() => RupiahScalar, { description: 'What is to be paid: the sum of its lines (jumlah).' })
  @RupiahColumn()
  total: Rupiah;

  /** As stored; what it is now also depends on the time (see `statusAt`). */
  @Column('text', { name: 'status' })
  storedStatus: BillStatus;

  @Field(() => String, {
    nullable: true,
    description: 'What the issuer knows the matter by, as an application’s number (nomor referensi).',
  })
  @Column('text', { nullable: true })
  reference: string | null;

  @Field(() => DateTime, { description: 'When it was made (tanggal billing).' })
  @MomentColumn()
  createdAt: Date;

  @Field(() => DateTime, { description: 'From when it can no longer be paid (tanggal kedaluwarsa).' })
  @MomentColumn()
  expiresAt: Date;
}
