import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Rupiah } from '../../../shared/database/columns.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import type { BillLine } from '../bill/bill-line.entity.js';
import type { Payment } from '../payment/payment.entity.js';
import { JournalEntry, Posting } from './journal-entry.entity.js';

export interface Leg {
  readonly accountCode: string;
  /** A debit is positive, a credit negative. */
  readonly amount: Rupiah;
}

/** Money that banks took in and have not yet handed to the treasury (bank persepsi). */
export const clearingAccount = '1201';

/** The double entry of a paid bill: the banks owe the treasury what its lines earned. */
export function revenueLegs(lines: readonly Pick<BillLine, 'amount' | 'revenueAccount'>[]): readonly Leg[] {
  const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
  return [
    { accountCode: clearingAccount, amount: total },
    ...lines.map(({ amount, revenueAccount }) => ({ accountCode: revenueAccount, amount: -amount })),
  ];
}

export async function bookRevenue(
  db: EntityManager,
  { ntpn, amount }: Payment,
  lines: readonly BillLine[],
  bookedOn: IsoDate,
): Promise<void> {
  const legs = revenueLegs(lines);
  invariant(legs[0]?.amount === amount, 'what is booked is what was paid');
  invariant(legs.reduce((sum, leg) => sum + leg.amount, 0n) === 0n, 'a journal entry balances');
  const entryId = randomUUID();
  await db.insert(JournalEntry, { id: entryId, bookedOn, document: ntpn });
  await db.insert(
    Posting,
    legs.map((leg, position) => ({ entryId, position, ...leg })),
  );
}
