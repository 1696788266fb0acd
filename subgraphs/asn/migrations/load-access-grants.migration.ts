import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Grant, loadGrants } from '../../../shared/auth/load-grants.js';

const grants: readonly Grant[] = [
  {
    agencies: ['027'],
    purpose: 'SERVICE_ELIGIBILITY',
    fields: ['FamilyCard.activeCivilServants', 'Citizen.asnStatus', 'AsnStatus.isAsn', 'AsnStatus.active'],
    legalBasis:
      'Surat Kemensos 2023: keluarga ASN aktif tidak menerima bansos (default, belum terverifikasi)',
  },
];

/** Social affairs aid no family of a civil servant in service: they learn yes or no, and how many of a family. */
export class LoadAccessGrants implements MigrationInterface {
  readonly name = 'LoadAccessGrants1704067200004';

  async up(queries: QueryRunner): Promise<void> {
    await loadGrants(queries, '2024-01-01', grants);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM access_grant');
  }
}
