import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Grant, loadGrants } from '../../../shared/auth/load-grants.js';

const purpose = 'SERVICE_ELIGIBILITY';
const legalBasis = 'UU 24/2013 Ps. 58(4); Permendagri 102/2019';
const servingAgencies = ['015', '022', '023', '024', '027', '035', '055', '059', '060', '086', '088'];

/** As little as each decision needs: whether somebody lives and is old enough, and what one agency needs beyond that. */
const grants: readonly Grant[] = [
  { agencies: servingAgencies, purpose, legalBasis, fields: ['Citizen.lifeStatus', 'Citizen.isAtLeast'] },
  {
    agencies: ['027'],
    purpose,
    legalBasis,
    fields: [
      'Citizen.familyCard',
      'FamilyCard.number',
      'FamilyCard.headLifeStatus',
      'FamilyCard.residentIds',
    ],
  },
  { agencies: ['024'], purpose, legalBasis, fields: ['Citizen.birthDate'] },
  {
    agencies: ['023'],
    purpose,
    legalBasis,
    // The family card leads to whether its family is aided, which is all that education is told of it.
    fields: ['Citizen.fullName', 'Citizen.familyCard', 'FamilyCard.number'],
  },
];

/** What other agencies may have of the population register (PP 40/2019: by agreement, for a stated purpose). */
export class LoadAccessGrants implements MigrationInterface {
  readonly name = 'LoadAccessGrants1704067200010';

  async up(queries: QueryRunner): Promise<void> {
    await loadGrants(queries, '2024-01-01', grants);
  }

  async down(queries: QueryRunner): Promise<void> {
    await queries.query('DELETE FROM access_grant');
  }
}
