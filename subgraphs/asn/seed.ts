import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { regionalAgencies } from './agency/regional-agency.rule.js';
import { drawCivilServants, type SeededCivilServant } from './seed-civil-servants.js';
import { seedLeave } from './seed-leave.js';

/** Regions that do not exist, for people who do not exist. */
const fictionalRegions = [
  { code: '98', name: 'Provinsi Contoh' },
  { code: '98.01', name: 'Kabupaten Contoh' },
  { code: '98.71', name: 'Kota Contoh' },
];

/** Loads the fictional agencies, the civil servants of the synthetic nation, and their leave. */
export async function seed(seeding: Seeding): Promise<void> {
  const servants = [...drawCivilServants(seeding)];
  await seeding.copy(
    'agency',
    regionalAgencies(fictionalRegions).map((agency) => ({ ...agency })),
  );
  await seeding.copy('civil_servant', servants.map(civilServantRow));
  await seedLeave(seeding, servants);
}

const civilServantRow = (servant: SeededCivilServant) => ({
  nip: servant.nip,
  citizen_id: servant.person.id,
  type: servant.type,
  birth_date: servant.person.birthDate,
  sex: servant.person.sex,
  agency_code: servant.agencyCode,
  position_group: servant.positionGroup,
  rank: servant.rank,
  appointed_on: servant.appointedOn,
  ended_on: servant.person.deceasedOn,
  end_reason: servant.person.deceasedOn === null ? null : 'DECEASED',
});
