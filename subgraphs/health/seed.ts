import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { addDays } from '../../shared/time/calendar.js';
import { FacilityType } from './facility/facility.entity.js';
import { seedCertificates } from './seed-certificates.js';
import { facilityCodeOf, primaryCareOf, regencyOf } from './seed-facility.js';
import { seedImmunizations } from './seed-immunizations.js';
import { seedMemberships } from './seed-memberships.js';

/** Of all people, how many were ever in care. */
const patientShare = 0.85;
/** The master patient index began in 2022. */
const indexAgeMaxDays = 550;

/** Loads facilities, patients, health insurance, immunisations and certificates of the synthetic nation. */
export async function seed(seeding: Seeding): Promise<void> {
  const { population, copy } = seeding;
  const regencies = [...new Set(population.families.map(({ villageCode }) => regencyOf(villageCode)))].sort();
  await copy('facility', regencies.flatMap(facilitiesOf));
  await copy('patient', patientRows(seeding));
  await seedMemberships(seeding);
  await seedImmunizations(seeding);
  await seedCertificates(seeding);
}

/** A health centre, a clinic and a hospital in every regency. */
const facilitiesOf = (areaCode: string) => [
  {
    code: primaryCareOf(areaCode),
    name: `Puskesmas Contoh ${areaCode}`,
    type: FacilityType.FKTP,
    area_code: areaCode,
  },
  {
    code: facilityCodeOf(areaCode, 'K001'),
    name: `Klinik Contoh ${areaCode}`,
    type: FacilityType.FKTP,
    area_code: areaCode,
  },
  {
    code: facilityCodeOf(areaCode, 'R001'),
    name: `RSUD Contoh ${areaCode}`,
    type: FacilityType.FKRTL,
    area_code: areaCode,
  },
];

function* patientRows({ population, asOf, random }: Seeding) {
  for (const person of population.people) {
    const daysAgo = random.number.int({ min: 0, max: indexAgeMaxDays });
    const isInCare = random.datatype.boolean(patientShare);
    if (person.persona === null && !isInCare) continue;
    const latest = person.deceasedOn ?? asOf;
    const day = addDays(latest, -daysAgo);
    yield {
      ihs_number: ihsNumberOf(person),
      citizen_id: person.id,
      registered_at: new Date(`${day < person.birthDate ? latest : day}T09:00:00+07:00`),
    };
  }
}

/** 98 marks the synthetic nation, whose ordinals follow the number of persona P1. */
const ihsNumberOf = ({ persona, ordinal }: Person) =>
  persona === 'P1' ? 'P98000000017' : `P98${String(100 + ordinal).padStart(9, '0')}`;
