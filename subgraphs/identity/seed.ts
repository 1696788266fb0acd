import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Family, Livelihood, Person } from '../../shared/synthetic/population.js';
import { levelOf, parentOf } from './area/area-level.js';
import { LifeStatus, MaritalStatus } from './citizen/citizen.entity.js';

/** Places that do not exist, under a province code that is not assigned, so that nobody real lives there. */
const fictionalAreas: Readonly<Record<string, string>> = {
  '98': 'Provinsi Contoh',
  '98.01': 'Kabupaten Contoh',
  '98.71': 'Kota Contoh',
  '98.01.01': 'Kecamatan Contoh Satu',
  '98.71.01': 'Kecamatan Contoh Kota',
  '98.01.01.2001': 'Desa Contoh',
  '98.71.01.1001': 'Kelurahan Contoh',
};

const occupations: Readonly<Record<Livelihood, string>> = {
  NONE: 'Belum/Tidak Bekerja',
  PUPIL: 'Pelajar/Mahasiswa',
  STUDENT: 'Pelajar/Mahasiswa',
  HOMEMAKER: 'Mengurus Rumah Tangga',
  FARMER: 'Petani/Pekebun',
  LABOURER: 'Buruh Harian Lepas',
  TRADER: 'Pedagang',
  PRIVATE_EMPLOYEE: 'Karyawan Swasta',
  ENTREPRENEUR: 'Wiraswasta',
  CIVIL_SERVANT: 'Pegawai Negeri Sipil',
  CONTRACT_CIVIL_SERVANT: 'Pegawai Pemerintah dengan Perjanjian Kerja',
  RETIRED: 'Pensiunan',
};

/** Loads the population register: every person and family of the synthetic nation. */
export async function seed({ population, copy }: Seeding): Promise<void> {
  await copy(
    'area',
    Object.entries(fictionalAreas).map(([code, name]) => areaRow(code, name)),
  );
  await copy('family_card', population.families.map(familyRow));
  await copy('citizen', citizenRows(population.families));
}

const areaRow = (code: string, name: string) => ({
  code,
  name,
  level: levelOf(code),
  parent_code: parentOf(code),
});

const familyRow = ({ cardNumber, street, villageCode }: Family) => ({
  number: cardNumber,
  street,
  village_code: villageCode,
});

function* citizenRows(families: readonly Family[]) {
  for (const family of families) {
    for (const [position, person] of family.members.entries()) yield citizenRow(person, family, position);
  }
}

const citizenRow = (person: Person, family: Family, position: number) => ({
  id: person.id,
  nik: person.nik,
  full_name: person.fullName,
  sex: person.sex,
  birth_place: person.birthPlace,
  birth_date: person.birthDate,
  marital_status: person.married ? MaritalStatus.MARRIED : MaritalStatus.UNMARRIED,
  occupation: occupations[person.livelihood],
  life_status: person.deceasedOn === null ? LifeStatus.ALIVE : LifeStatus.DECEASED,
  deceased_on: person.deceasedOn,
  family_role: person.role,
  family_card_number: family.cardNumber,
  family_position: position,
});
