import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { addDays, ageOn } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { BillStatus } from './bill/bill.entity.js';
import { revenueLegs } from './ledger/journal.js';
import { PaymentChannel } from './payment/payment.entity.js';
import { licenceTariffs } from './tariff/pp-76-2020.js';

/** Of the adults, in a year; 13.5 million licences for about 200 million adults (2019). */
const share = { paid: 0.067, unpaid: 0.004, expired: 0.01 } as const;
const adulthood = 17;
const validityDays = 7;

/** One bill of the synthetic nation, with its payment if it is paid. */
interface SeededBill {
  readonly billingCode: string;
  readonly payerId: string;
  readonly tariff: (typeof licenceTariffs)[number];
  readonly madeOn: IsoDate;
  readonly payment: { readonly ntpn: string; readonly ntb: string; readonly channel: string } | null;
}

/** Loads bills and payments of driving licences of the last year, and the books that follow from them. */
export async function seed(seeding: Seeding): Promise<void> {
  const { random, copy } = seeding;
  const bills = [...personaBills(seeding), ...drawBills(seeding)];
  const paid = bills
    .filter(({ payment }) => payment !== null)
    .map((bill) => ({ bill, id: random.string.uuid() }));
  await copy('bill', bills.map(billRow));
  await copy('bill_line', bills.map(lineRow));
  await copy(
    'payment',
    paid.map(({ bill }) => paymentRow(bill)),
  );
  await copy(
    'journal_entry',
    paid.map(({ bill, id }) => ({ id, booked_on: bill.madeOn, document: bill.payment?.ntpn })),
  );
  await copy(
    'posting',
    paid.flatMap(({ bill, id }) => postingRows(bill, id)),
  );
}

function* personaBills({ population, asOf }: Seeding): Generator<SeededBill> {
  const payerId = population.personas.P1.id;
  yield {
    billingCode: '899240115000123',
    payerId,
    tariff: tariffOf('SIM_A_RENEWAL'),
    madeOn: addDays(asOf, -3),
    payment: null,
  };
  yield {
    billingCode: '899230117000045',
    payerId,
    tariff: tariffOf('SIM_C_RENEWAL'),
    madeOn: addDays(asOf, -379),
    payment: { ntpn: '0F1C70000TEST001', ntb: '000000980001', channel: PaymentChannel.MOBILE_BANKING },
  };
}

/** Synthetic billing codes begin with 899 and synthetic NTPN with Z, which the sequences never give out. */
function* drawBills({ population, asOf, random }: Seeding): Generator<SeededBill> {
  const isPayer = ({ persona, deceasedOn, birthDate }: Person) =>
    persona === null && deceasedOn === null && ageOn(birthDate, asOf) > adulthood;
  for (const { id, ordinal } of population.people.filter(isPayer)) {
    const draw = random.number.float();
    if (draw >= share.paid + share.unpaid + share.expired) continue;
    const isPaid = draw < share.paid;
    const isUnpaid = !isPaid && draw < share.paid + share.unpaid;
    const daysAgo = random.number.int(isUnpaid ? { min: 1, max: validityDays - 1 } : { min: 8, max: 360 });
    const madeOn = addDays(asOf, -daysAgo);
    const serial = String(ordinal + 1_000);
    yield {
      billingCode: `899${madeOn.slice(2).replaceAll('-', '')}${serial.slice(-6).padStart(6, '0')}`,
      payerId: id,
      tariff: random.helpers.arrayElement(licenceTariffs.slice(0, 2).concat(licenceTariffs.slice(12, 14))),
      madeOn,
      payment: isPaid
        ? {
            ntpn: `Z${serial.padStart(9, '0')}${random.string.alphanumeric({ length: 6, casing: 'upper' })}`,
            ntb: serial.padStart(12, '0'),
            channel: random.helpers.enumValue(PaymentChannel),
          }
        : null,
    };
  }
}

function tariffOf(code: string): SeededBill['tariff'] {
  const found = licenceTariffs.find((tariff) => tariff.code === code);
  if (!found) throw new Error(`The tariffs have no ${code}.`);
  return found;
}

const billRow = ({ billingCode, payerId, tariff, madeOn, payment }: SeededBill) => ({
  billing_code: billingCode,
  payer_id: payerId,
  total: tariff.amount,
  status: payment ? BillStatus.PAID : BillStatus.UNPAID,
  created_at: `${madeOn}T09:00:00+07:00`,
  expires_at: `${addDays(madeOn, validityDays)}T09:00:00+07:00`,
});

const lineRow = ({ billingCode, tariff }: SeededBill) => ({
  billing_code: billingCode,
  position: 1,
  tariff_code: tariff.code,
  name: tariff.name,
  amount: tariff.amount,
  revenue_account: '4201',
});

const paymentRow = ({ billingCode, payerId, tariff, madeOn, payment }: SeededBill) => ({
  ntpn: payment?.ntpn,
  billing_code: billingCode,
  payer_id: payerId,
  amount: tariff.amount,
  channel: payment?.channel,
  ntb: payment?.ntb,
  paid_at: `${madeOn}T10:30:00+07:00`,
});

const postingRows = ({ tariff }: SeededBill, entryId: string) =>
  revenueLegs([{ amount: tariff.amount, revenueAccount: '4201' }]).map(
    ({ accountCode, amount }, position) => ({
      entry_id: entryId,
      position,
      account_code: accountCode,
      amount,
    }),
  );
