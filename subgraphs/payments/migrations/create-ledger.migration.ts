import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The double-entry ledger: append-only, and balanced by the database itself when a transaction commits. */
export class CreateLedger implements MigrationInterface {
  readonly name = 'CreateLedger1704067200001';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [journalEntry, posting, balance, appendOnly, chart])
      await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE posting, journal_entry');
    await queries.query('DROP FUNCTION refuse_imbalance');
    await queries.query('DELETE FROM ledger_account');
  }
}

const journalEntry = `
  CREATE TABLE journal_entry (
    id uuid CONSTRAINT journal_entry_id PRIMARY KEY,
    booked_on date NOT NULL,
    document text NOT NULL CONSTRAINT journal_entry_document UNIQUE
  );
  CREATE INDEX journal_entry_by_day ON journal_entry (booked_on)`;

const posting = `
  CREATE TABLE posting (
    entry_id uuid CONSTRAINT posting_entry REFERENCES journal_entry,
    position smallint,
    account_code text NOT NULL CONSTRAINT posting_account REFERENCES ledger_account,
    amount bigint NOT NULL CONSTRAINT posting_amount CHECK (amount <> 0),
    CONSTRAINT posting_place PRIMARY KEY (entry_id, position)
  );
  CREATE INDEX posting_by_account ON posting (account_code)`;

const balance = `
  CREATE FUNCTION refuse_imbalance() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE entry uuid;
    BEGIN
      IF TG_TABLE_NAME = 'posting' THEN entry := NEW.entry_id; ELSE entry := NEW.id; END IF;
      IF (SELECT count(*) < 2 OR sum(amount) <> 0 FROM posting WHERE entry_id = entry) THEN
        RAISE EXCEPTION 'a journal entry must balance' USING ERRCODE = 'integrity_constraint_violation';
      END IF;
      RETURN NULL;
    END $$;
  CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON journal_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_imbalance();
  CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON posting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_imbalance()`;

const appendOnly = `
  CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE ON journal_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE ON posting
    FOR EACH ROW EXECUTE FUNCTION refuse_change()`;

const chart = `
  INSERT INTO ledger_account (code, name) VALUES
    ('1101', 'KAS_NEGARA'),
    ('1201', 'BANK_PERSEPSI_CLEARING'),
    ('1301', 'DISBURSEMENT_CLEARING'),
    ('2101', 'RETURNED_FUNDS'),
    ('4201', 'PNBP_POLRI_SIM'),
    ('4202', 'PNBP_POLRI_EVENT'),
    ('5701', 'BANSOS_PKH'),
    ('5702', 'BANSOS_SEMBAKO'),
    ('5703', 'PIP')`;
