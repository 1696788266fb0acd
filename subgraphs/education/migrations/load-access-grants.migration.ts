import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadGrants } from '../../../shared/auth/load-grants.js';

/** What other agencies may have of learners: whether they go to school and on which level. */
export class LoadAccessGrants implements MigrationInterface {
  readonly name = 'LoadAccessGrants1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    await loadGrants(queries, '2024-01-01', [
      {
        agencies: [socialAffairs],
        purpose: 'SERVICE_ELIGIBILITY',
        fields: ['Citizen.schooling', 'Schooling.active', 'Schooling.level', 'Schooling.academicYear'],
        legalBasis:
          'Permensos 1/2018: kehadiran di sekolah sebagai kewajiban PKH (default, belum terverifikasi)',
      },
    ]);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM access_grant');
  }
}

/** Kementerian Sosial. */
const socialAffairs = '027';
