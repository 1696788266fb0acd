import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { SchoolOwnership } from './school/school.entity.js';
import { SchoolLevel } from './school/school-level.js';

/** How many schools of each level a government keeps, roughly as in 2023. */
const publicShare: Readonly<Record<SchoolLevel, number>> = {
  [SchoolLevel.PRIMARY]: 0.87,
  [SchoolLevel.JUNIOR_SECONDARY]: 0.57,
  [SchoolLevel.SENIOR_SECONDARY]: 0.49,
  [SchoolLevel.VOCATIONAL]: 0.26,
};

const shortNames: Readonly<Record<SchoolLevel, string>> = {
  [SchoolLevel.PRIMARY]: 'SD',
  [SchoolLevel.JUNIOR_SECONDARY]: 'SMP',
  [SchoolLevel.SENIOR_SECONDARY]: 'SMA',
  [SchoolLevel.VOCATIONAL]: 'SMK',
};

const levels = Object.values(SchoolLevel);

/** The school of persona P3. */
const personaSchool = { regency: '98.01', level: SchoolLevel.PRIMARY, npsn: '99000001' };

/** A school of every level in every regency or city where somebody lives. */
export async function seedSchools({ population, random, copy }: Seeding): Promise<void> {
  const regencies = [...new Set(population.people.map(regencyOf))].sort();
  await copy(
    'school',
    regencies.flatMap((regency) =>
      levels.map((level) => schoolRow(regency, level, random.datatype.boolean(publicShare[level]))),
    ),
  );
}

/** The regency or city a person lives in. */
export function regencyOf({ family }: Person): string {
  return family.villageCode.slice(0, 5);
}

/** The school of a level in a regency; 99 marks the synthetic nation. */
export function npsnOf(regency: string, level: SchoolLevel): string {
  if (regency === personaSchool.regency && level === personaSchool.level) return personaSchool.npsn;
  return `99${regency.replace('.', '')}0${levels.indexOf(level)}`;
}

/** The level a person goes to for a grade. Half of the senior pupils go to a vocational school. */
export function levelFor({ ordinal }: Person, grade: number): SchoolLevel {
  if (grade <= 6) return SchoolLevel.PRIMARY;
  if (grade <= 9) return SchoolLevel.JUNIOR_SECONDARY;
  return ordinal % 2 === 0 ? SchoolLevel.SENIOR_SECONDARY : SchoolLevel.VOCATIONAL;
}

const schoolRow = (regency: string, level: SchoolLevel, isPublic: boolean) => ({
  npsn: npsnOf(regency, level),
  name: `${shortNames[level]} ${isPublic ? 'Negeri' : 'Swasta'} Contoh ${regency}`,
  level,
  ownership: isPublic ? SchoolOwnership.PUBLIC : SchoolOwnership.PRIVATE,
  area_code: regency,
});
