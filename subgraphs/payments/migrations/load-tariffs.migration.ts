import type { MigrationInterface, QueryRunner } from 'typeorm';
import { licenceTariffs } from '../tariff/pp-76-2020.js';

/** The police’s driving licence tariffs, and how long a bill is valid. */
export class LoadTariffs implements MigrationInterface {
  readonly name = 'LoadTariffs1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    await queries.query(
      `INSERT INTO tariff (code, name, amount, agency_code, revenue_account, effective_from, legal_basis)
       SELECT code, name, amount, '060', '4201', '2020-12-21', 'PP 76/2020 (mulai berlaku belum terverifikasi)'
       FROM unnest($1::text[], $2::text[], $3::bigint[]) AS tariff (code, name, amount)`,
      [
        licenceTariffs.map(({ code }) => code),
        licenceTariffs.map(({ name }) => name),
        licenceTariffs.map(({ amount }) => amount),
      ],
    );
    await queries.query(
      `INSERT INTO bill_validity (days, effective_from, legal_basis)
       VALUES (7, '2014-01-01', 'kebiasaan SIMPONI, belum terverifikasi (default)')`,
    );
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM bill_validity');
    await queries.query('DELETE FROM tariff');
  }
}
