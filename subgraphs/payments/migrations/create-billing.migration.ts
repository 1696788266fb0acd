import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Tariffs, bills and payments. */
export class CreateBilling implements MigrationInterface {
  readonly name = 'CreateBilling1704067200000';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [
      'CREATE EXTENSION IF NOT EXISTS btree_gist',
      'CREATE SEQUENCE billing_serial MINVALUE 1 MAXVALUE 999999 CYCLE',
      'CREATE SEQUENCE ntpn_serial',
      ledgerAccount,
      tariff,
      billValidity,
      bill,
      billLine,
      payment,
      appendOnly,
    ]) {
      await queries.query(statement);
    }
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE payment, bill_line, bill, bill_validity, tariff, ledger_account');
    await queries.query('DROP FUNCTION refuse_change');
    await queries.query('DROP SEQUENCE ntpn_serial, billing_serial');
  }
}

const ledgerAccount = `
  CREATE TABLE ledger_account (
    code text CONSTRAINT ledger_account_code PRIMARY KEY CHECK (code ~ '^\\d{4}$'),
    name text NOT NULL CONSTRAINT ledger_account_name UNIQUE
  )`;

const tariff = `
  CREATE TABLE tariff (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT tariff_id PRIMARY KEY,
    code text NOT NULL CONSTRAINT tariff_code CHECK (code ~ '^[A-Z][A-Z0-9_]{2,39}$'),
    name text NOT NULL,
    amount bigint NOT NULL CONSTRAINT tariff_amount CHECK (amount > 0),
    agency_code text NOT NULL,
    revenue_account text NOT NULL CONSTRAINT tariff_revenue_account REFERENCES ledger_account,
    ${effectivePeriodColumns('tariff', ['code'])}
  )`;

const billValidity = `
  CREATE TABLE bill_validity (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT bill_validity_id PRIMARY KEY,
    days integer NOT NULL CONSTRAINT bill_validity_days CHECK (days > 0),
    ${effectivePeriodColumns('bill_validity', [])}
  )`;

const bill = `
  CREATE TABLE bill (
    billing_code text CONSTRAINT bill_billing_code PRIMARY KEY CHECK (billing_code ~ '^[7-9]\\d{14}$'),
    payer_id uuid NOT NULL,
    total bigint NOT NULL CONSTRAINT bill_total CHECK (total > 0),
    status text NOT NULL CONSTRAINT bill_status CHECK (status IN ('UNPAID', 'PAID', 'CANCELLED')),
    reference text,
    created_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT bill_expiry CHECK (expires_at > created_at),
    CONSTRAINT bill_of_payer UNIQUE (billing_code, payer_id)
  );
  CREATE INDEX bill_by_payer ON bill (payer_id, created_at, billing_code)`;

const billLine = `
  CREATE TABLE bill_line (
    billing_code text CONSTRAINT bill_line_bill REFERENCES bill,
    position smallint,
    tariff_code text NOT NULL,
    name text NOT NULL,
    amount bigint NOT NULL CONSTRAINT bill_line_amount CHECK (amount > 0),
    revenue_account text NOT NULL CONSTRAINT bill_line_revenue_account REFERENCES ledger_account,
    CONSTRAINT bill_line_place PRIMARY KEY (billing_code, position)
  )`;

const payment = `
  CREATE TABLE payment (
    ntpn text CONSTRAINT payment_ntpn PRIMARY KEY CHECK (ntpn ~ '^[0-9A-Z]{16}$'),
    billing_code text NOT NULL CONSTRAINT payment_once_per_bill UNIQUE,
    payer_id uuid NOT NULL,
    amount bigint NOT NULL CONSTRAINT payment_amount CHECK (amount > 0),
    channel text NOT NULL,
    ntb text NOT NULL CONSTRAINT payment_ntb CHECK (ntb ~ '^\\d{6,20}$'),
    paid_at timestamptz(3) NOT NULL,
    CONSTRAINT payment_bill FOREIGN KEY (billing_code, payer_id) REFERENCES bill (billing_code, payer_id),
    CONSTRAINT payment_ntb_once_per_channel UNIQUE (channel, ntb)
  )`;

const appendOnly = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END $$;
  CREATE TRIGGER payment_append_only BEFORE UPDATE OR DELETE ON payment FOR EACH ROW EXECUTE FUNCTION refuse_change()`;
