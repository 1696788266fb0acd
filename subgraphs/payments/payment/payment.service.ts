import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import { invariant } from '../../../shared/errors/invariant.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { Bill, BillStatus } from '../bill/bill.entity.js';
import { billLifecycle, statusAt } from '../bill/bill.lifecycle.js';
import { BillNotFound, closedBill } from '../bill/bill.result.js';
import { lockBill } from '../bill/bill.service.js';
import { BillLine } from '../bill/bill-line.entity.js';
import { bookRevenue } from '../ledger/journal.js';
import { ntpnOf } from './ntpn.js';
import { Payment } from './payment.entity.js';
import type { PayBillInput } from './payment.input.js';
import { AmountMismatch, DuplicateNtb } from './payment.result.js';

/** Records payments in the treasury (MPN G3): a bill is paid once, whatever is retried. */
export class PaymentService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  pay(viewer: Viewer, input: PayBillInput) {
    return this.commands.once({
      viewer,
      operation: 'payBill',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#pay(tx, input),
      identify: ({ ntpn }) => ntpn,
      recall: (db, ntpn) => db.findOneByOrFail(Payment, { ntpn }),
    });
  }

  async #pay({ db, emit }: Transaction, { billingCode, amount, channel, ntb }: PayBillInput) {
    const bill = await lockBill(db, billingCode);
    if (!bill) return new BillNotFound();
    const paidAt = this.clock.now();
    const status = statusAt(bill, paidAt);
    if (status !== BillStatus.UNPAID) return new closedBill[status]();
    invariant(canMove(billLifecycle, status, BillStatus.PAID), 'an unpaid bill can be paid');
    if (amount !== bill.total) return new AmountMismatch(bill.total);
    await takeTurns(db, 'ntb', channel, ntb);
    if (await db.existsBy(Payment, { channel, ntb })) return new DuplicateNtb();

    const ntpn = await nextNtpn(db);
    const { payerId } = bill;
    const payment = db.create(Payment, { ntpn, billingCode, payerId, amount, channel, ntb, paidAt });
    await db.insert(Payment, payment);
    await db.update(Bill, { billingCode }, { storedStatus: BillStatus.PAID });
    await bookRevenue(db, payment, await db.findBy(BillLine, { billingCode }), this.clock.today());
    await emit({ type: 'bill.paid', subject: billingCode, detail: { ntpn, amount: String(amount) } });
    return payment;
  }
}

async function nextNtpn(db: EntityManager): Promise<string> {
  const [row]: { serial: string }[] = await db.query("SELECT nextval('ntpn_serial') AS serial");
  invariant(row, 'a sequence always answers');
  return ntpnOf(BigInt(row.serial));
}
