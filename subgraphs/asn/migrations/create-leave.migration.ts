import type { MigrationInterface, QueryRunner } from 'typeorm';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** Leave and the law on it. */
export class CreateLeave implements MigrationInterface {
  readonly name = 'CreateLeave1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    for (const statement of [leaveRule, leaveRequest]) await queries.query(statement);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE leave_request, leave_rule');
  }
}

const kinds = `('ANNUAL', 'SICK', 'MATERNITY', 'IMPORTANT_REASON', 'LONG')`;

const leaveRule = `
  CREATE TABLE leave_rule (
    id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT leave_rule_id PRIMARY KEY,
    kind text NOT NULL CONSTRAINT leave_rule_kind CHECK (kind IN ${kinds}),
    type text NOT NULL CONSTRAINT leave_rule_type CHECK (type IN ('PNS', 'PPPK')),
    women_only boolean NOT NULL,
    minimum_service_months smallint NOT NULL CONSTRAINT leave_rule_service CHECK (minimum_service_months >= 0),
    service_counts_anew boolean NOT NULL,
    maximum_months smallint CONSTRAINT leave_rule_months CHECK (maximum_months > 0),
    days_per_year smallint CONSTRAINT leave_rule_days CHECK (days_per_year > 0),
    carried_days_max smallint NOT NULL CONSTRAINT leave_rule_carried CHECK (carried_days_max >= 0),
    backdated_days_max smallint NOT NULL CONSTRAINT leave_rule_backdated CHECK (backdated_days_max >= 0),
    CONSTRAINT leave_rule_measure CHECK ((kind = 'ANNUAL') = (days_per_year IS NOT NULL) AND (kind = 'ANNUAL') = (maximum_months IS NULL)),
    ${effectivePeriodColumns('leave_rule', ['kind', 'type'])}
  )`;

const leaveRequest = `
  CREATE TABLE leave_request (
    id uuid CONSTRAINT leave_request_id PRIMARY KEY,
    civil_servant_nip text NOT NULL CONSTRAINT leave_request_civil_servant REFERENCES civil_servant,
    kind text NOT NULL CONSTRAINT leave_request_kind CHECK (kind IN ${kinds}),
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    working_days smallint NOT NULL CONSTRAINT leave_request_working_days CHECK (working_days BETWEEN 1 AND ends_on - starts_on + 1),
    status text NOT NULL CONSTRAINT leave_request_status CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    requested_at timestamptz(3) NOT NULL,
    decided_at timestamptz(3),
    approver_nip text CONSTRAINT leave_request_approver REFERENCES civil_servant,
    CONSTRAINT leave_request_one_year CHECK (kind <> 'ANNUAL' OR extract(year FROM starts_on) = extract(year FROM ends_on)),
    CONSTRAINT leave_request_decision CHECK (
      (status IN ('APPROVED', 'REJECTED')) = (decided_at IS NOT NULL) AND (decided_at IS NULL) = (approver_nip IS NULL)),
    CONSTRAINT leave_request_decided_by_another CHECK (approver_nip <> civil_servant_nip),
    CONSTRAINT leave_request_no_overlap EXCLUDE USING gist (
      civil_servant_nip WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (status IN ('PENDING', 'APPROVED'))
  );
  CREATE INDEX leave_request_by_civil_servant ON leave_request (civil_servant_nip, starts_on, id)`;
