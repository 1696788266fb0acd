import type { MigrationInterface, QueryRunner } from 'typeorm';
import { loadGrants } from '../../../shared/auth/load-grants.js';

/** What other agencies may have of health data: answers, never findings. */
export class LoadAccessGrants implements MigrationInterface {
  readonly name = 'LoadAccessGrants1704067200002';

  async up(queries: QueryRunner): Promise<void> {
    await loadGrants(queries, '2024-01-01', [
      {
        agencies: [police],
        purpose: 'SERVICE_ELIGIBILITY',
        fields: ['Citizen.drivingFitness', 'DrivingFitness.verdict'],
        legalBasis: 'Perpol 5/2021: kesehatan jasmani dan psikologi sebagai syarat SIM',
      },
      {
        agencies: [police],
        purpose: 'SERVICE_ELIGIBILITY',
        fields: ['Citizen.jknStatus', 'JknStatus.active'],
        legalBasis: 'Perpol 2/2023 Ps. 9(5a): kepesertaan JKN aktif sebagai syarat SIM',
      },
    ]);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM access_grant');
  }
}

/** Kepolisian Negara Republik Indonesia. */
const police = '060';
