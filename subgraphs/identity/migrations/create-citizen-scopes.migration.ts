import type { MigrationInterface, QueryRunner } from 'typeorm';
import { revoking } from '../../../shared/database/revoking.js';
import { effectivePeriodColumns } from '../../../shared/policy/effective-period.js';

/** What people may let an app do for them; what they may see of themselves needs no scope. */
export class CreateCitizenScopes implements MigrationInterface {
  readonly name = 'CreateCitizenScopes1704067200020';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(`
      CREATE TABLE citizen_scope (
        id integer GENERATED ALWAYS AS IDENTITY CONSTRAINT citizen_scope_id PRIMARY KEY,
        scope text NOT NULL CONSTRAINT citizen_scope_form CHECK (scope ~ '^[a-z][a-z0-9]{0,30}:[a-z][a-z0-9-]{0,30}$'),
        ${effectivePeriodColumns('citizen_scope', ['scope'])}
      )`);
    await queries.query(`
      INSERT INTO citizen_scope (scope, effective_from, legal_basis)
      SELECT scope, DATE '2022-10-17', 'UU 27/2022 Ps. 20 and 39: by consent, and for nothing else'
      FROM unnest(ARRAY['asn:decide', 'asn:leave', 'payments:bill', 'permits:apply']) AS scope`);
    // Who registers apps does not decide what citizens can be asked for.
    await queries.query(revoking('INSERT, UPDATE', 'citizen_scope'));
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DROP TABLE citizen_scope');
  }
}
