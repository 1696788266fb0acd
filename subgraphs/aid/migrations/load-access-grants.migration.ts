import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Grant, loadGrants } from '../../../shared/auth/load-grants.js';

const grants: readonly Grant[] = [
  {
    agencies: ['023'],
    purpose: 'SERVICE_ELIGIBILITY',
    fields: ['Citizen.aidStatus', 'AidStatus.listedAsPoor', 'AidStatus.receivesPkh'],
    legalBasis: 'Permendikbud 10/2020: PIP bagi keluarga PKH atau DTKS (default, belum terverifikasi)',
  },
];

/** Schools' ministry pays poor learners (PIP): it learns yes or no, and neither decile nor amount. */
export class LoadAccessGrants implements MigrationInterface {
  readonly name = 'LoadAccessGrants1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    await loadGrants(queries, '2024-01-01', grants);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM access_grant');
  }
}
