import { createUnionType, Field, ObjectType } from 'type-graphql';
import type { Rupiah } from '../../../shared/database/columns.js';
import { Failure, IdempotencyConflict } from '../../../shared/errors/failure.js';
import { RupiahScalar } from '../../../shared/graphql/scalars.js';
import { BillAlreadyPaid, BillCancelled, BillExpired, BillNotFound } from '../bill/bill.result.js';
import { Payment } from './payment.entity.js';

@ObjectType({ implements: Failure, description: 'The amount is not what the bill asks.' })
export class AmountMismatch extends Failure {
  @Field(() => RupiahScalar, { description: 'What the bill asks (jumlah tagihan).' })
  readonly expected: Rupiah;

  constructor(expected: Rupiah) {
    super('AMOUNT_MISMATCH', 'A bill is paid whole. Pay exactly what it asks.', 'input.amount');
    this.expected = expected;
  }
}

@ObjectType({ implements: Failure, description: 'The transaction number stands on another payment already.' })
export class DuplicateNtb extends Failure {
  constructor() {
    super(
      'DUPLICATE_NTB',
      'This channel has used this transaction number for another payment. Send the right number.',
      'input.ntb',
    );
  }
}

export const PayBillResult = createUnionType({
  name: 'PayBillResult',
  description: 'The payment with its NTPN, or why nothing was paid.',
  types: () =>
    [
      Payment,
      BillNotFound,
      BillAlreadyPaid,
      BillExpired,
      BillCancelled,
      AmountMismatch,
      DuplicateNtb,
      IdempotencyConflict,
    ] as const,
});
