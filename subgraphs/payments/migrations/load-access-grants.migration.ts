import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Grant, loadGrants } from '../../../shared/auth/load-grants.js';

/** What a bill’s issuer and a payer of aid need know: whether it is paid, how much, and the proof. */
const proofOfPayment = ['Bill.paid', 'Bill.payment', 'Payment.ntpn', 'Payment.amount'];

/** The state treasurer’s budget section: the banks and post offices that collect for it act under it. */
const collectors = '999';

const grants: readonly Grant[] = [
  {
    agencies: ['060'],
    purpose: 'SERVICE_ELIGIBILITY',
    fields: [...proofOfPayment, 'Mutation.createBill', 'Bill.billingCode', 'Bill.total', 'Bill.expiresAt'],
    legalBasis: 'PP 76/2020: jasa diberikan setelah PNBP dibayar (default, belum terverifikasi)',
  },
  {
    agencies: ['027'],
    purpose: 'SERVICE_ELIGIBILITY',
    fields: proofOfPayment,
    legalBasis: 'PMK 254/PMK.05/2015 jo. PMK 228/PMK.05/2016 (default, belum terverifikasi)',
  },
  {
    agencies: [collectors],
    purpose: 'STATE_REVENUE',
    fields: [
      ...['billingCode', 'total', 'status', 'expiresAt'].map((field) => `Bill.${field}`),
      ...['ntpn', 'amount', 'channel', 'ntb', 'paidAt', 'bill'].map((field) => `Payment.${field}`),
    ],
    legalBasis: 'Perjanjian bank persepsi, MPN G3 (default, belum terverifikasi)',
  },
];

/** The least that others need of people’s bills, field by field. */
export class LoadAccessGrants implements MigrationInterface {
  readonly name = 'LoadAccessGrants1704067200003';

  async up(queries: QueryRunner): Promise<void> {
    await loadGrants(queries, '2024-01-01', grants);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM access_grant');
  }
}
