import type { EntityManager } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { invariant } from '../../../shared/errors/invariant.js';
import type { GraphClient } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, refuseUnlessAlive } from '../../../shared/graph/life-status.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import { canMove } from '../../../shared/policy/lifecycle.js';
import type { Clock } from '../../../shared/time/clock.js';
import { Tariff } from '../tariff/tariff.entity.js';
import { Bill, BillStatus } from './bill.entity.js';
import type { CancelBillInput, CreateBillInput } from './bill.input.js';
import { billLifecycle, statusAt } from './bill.lifecycle.js';
import { BillNotFound, closedBill, TariffNotInForce } from './bill.result.js';
import { BillLine } from './bill-line.entity.js';
import { BillValidity } from './bill-validity.entity.js';

const dayMs = 24 * 60 * 60 * 1_000;

/** Makes bills and takes them back (MPN G3, SIMPONI). */
export class BillService {
  constructor(
    private readonly commands: CommandLog,
    private readonly graph: GraphClient,
    private readonly clock: Clock,
  ) {}

  create(viewer: Viewer, input: CreateBillInput) {
    return this.commands.once({
      viewer,
      operation: 'createBill',
      idempotencyKey: input.idempotencyKey,
      request: input,
      prepare: () => refuseUnlessAlive(this.graph, input.payerId, 'input.payerId'),
      run: (tx, refusal) => this.#create(tx, input, refusal),
      identify: ({ billingCode }) => billingCode,
      recall: (db, billingCode) => db.findOneByOrFail(Bill, { billingCode }),
    });
  }

  cancel(viewer: Viewer, input: CancelBillInput) {
    return this.commands.once({
      viewer,
      operation: 'cancelBill',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#cancel(tx, input),
      identify: ({ billingCode }) => billingCode,
      recall: (db, billingCode) => db.findOneByOrFail(Bill, { billingCode }),
    });
  }

  async #create(
    { db, emit }: Transaction,
    { payerId, tariffCode, reference = null }: CreateBillInput,
    refusal: LifeRefusal | null,
  ) {
    const today = this.clock.today();
    const tariff = await db.findOneBy(Tariff, { code: tariffCode, ...inForceOn(today) });
    if (!tariff) return new TariffNotInForce();
    if (refusal) return refusal;
    const validity = await db.findOneBy(BillValidity, { ...inForceOn(today) });
    invariant(validity, 'the policy says on every day how long a bill is valid');
    const createdAt = this.clock.now();
    const bill = db.create(Bill, {
      billingCode: await nextBillingCode(db, today),
      payerId,
      total: tariff.amount,
      storedStatus: BillStatus.UNPAID,
      reference,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + validity.days * dayMs),
    });
    await db.insert(Bill, bill);
    await db.insert(BillLine, lineOf(bill, tariff));
    await emit({ type: 'bill.created', subject: bill.billingCode, detail: { tariffCode } });
    return bill;
  }

  async #cancel({ db, emit }: Transaction, { billingCode }: CancelBillInput) {
    const bill = await lockBill(db, billingCode);
    if (!bill) return new BillNotFound();
    const status = statusAt(bill, this.clock.now());
    if (status !== BillStatus.UNPAID) return new closedBill[status]();
    invariant(canMove(billLifecycle, status, BillStatus.CANCELLED), 'an unpaid bill can be cancelled');
    bill.storedStatus = BillStatus.CANCELLED;
    await db.update(Bill, { billingCode }, { storedStatus: BillStatus.CANCELLED });
    await emit({ type: 'bill.cancelled', subject: billingCode });
    return bill;
  }
}

/** Whoever would pay or cancel a bill holds it alone until the transaction ends. */
export function lockBill(db: EntityManager, billingCode: string): Promise<Bill | null> {
  return db.findOne(Bill, { where: { billingCode }, lock: { mode: 'pessimistic_write' } });
}

/** The convention of SIMPONI's receipts: 820, the day, and a number that begins again after a million. */
async function nextBillingCode(db: EntityManager, today: string): Promise<string> {
  const [row]: { serial: string }[] = await db.query("SELECT nextval('billing_serial') AS serial");
  invariant(row, 'a sequence always answers');
  return `820${today.slice(2).replaceAll('-', '')}${row.serial.padStart(6, '0')}`;
}

const lineOf = ({ billingCode }: Bill, { code, name, amount, revenueAccount }: Tariff) => ({
  billingCode,
  position: 1,
  tariffCode: code,
  name,
  amount,
  revenueAccount,
});
