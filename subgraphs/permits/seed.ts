import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Person } from '../../shared/synthetic/population.js';
import { addDays, addYears, ageOn } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { LicenceClass } from './licence/licence-class.js';
import { PoliceUnitLevel } from './police/police-unit.entity.js';
import { seedEvents } from './seed-events.js';

/** Of the people old enough; 13.5 million licences issued in 2019 for five years, renewals counted once. */
const share = { car: 0.12, motorcycle: 0.3, expired: 0.08, renewed: 0.5 } as const;
const minimumAge = 17;
const validityYears = 5;

interface SeededLicence {
  readonly number: string;
  readonly holder: Person;
  readonly licenceClass: LicenceClass;
  readonly heldSince: IsoDate;
  readonly issuedOn: IsoDate;
}

/** Loads police units, the driving licences of the nation, venues and events. */
export async function seed(seeding: Seeding): Promise<void> {
  const { population, copy } = seeding;
  const provinces = [
    ...new Set(population.families.map(({ villageCode }) => villageCode.slice(0, 2))),
  ].sort();
  await copy('police_unit', [headquarters, ...provinces.map(regionalPolice)]);
  await copy('driving_licence', licenceRows(seeding));
  await seedEvents(seeding);
}

const headquarters = {
  code: 'MABES',
  name: 'Markas Besar Polri',
  level: PoliceUnitLevel.HEADQUARTERS,
  area_code: null,
};

const regionalPolice = (areaCode: string) => ({
  code: `POLDA-${areaCode}`,
  name: areaCode === '98' ? 'Polda Contoh' : `Polda wilayah ${areaCode}`,
  level: PoliceUnitLevel.PROVINCE,
  area_code: areaCode,
});

function* licenceRows(seeding: Seeding) {
  for (const licence of [personaLicence(seeding), ...drawLicences(seeding)]) yield licenceRow(licence);
}

/** P1 must renew within twenty days. */
function personaLicence({ population, asOf }: Seeding): SeededLicence {
  const issuedOn = addYears(addDays(asOf, 20), -validityYears);
  return {
    number: '98000112345601',
    holder: population.personas.P1,
    licenceClass: LicenceClass.A,
    heldSince: addYears(issuedOn, -validityYears),
    issuedOn,
  };
}

function* drawLicences({ population, asOf, random }: Seeding): Generator<SeededLicence> {
  const classes = [
    { licenceClass: LicenceClass.A, likelihood: share.car, digits: '01' },
    { licenceClass: LicenceClass.C, likelihood: share.motorcycle, digits: '07' },
  ];
  for (const holder of population.people) {
    if (holder.persona !== null || ageOn(holder.birthDate, asOf) < minimumAge) continue;
    for (const { licenceClass, likelihood, digits } of classes) {
      if (!random.datatype.boolean(likelihood)) continue;
      const isExpired = random.datatype.boolean(share.expired);
      const daysAgo = random.number.int(isExpired ? { min: 1_830, max: 2_500 } : { min: 0, max: 1_800 });
      const issuedOn = addDays(asOf, -daysAgo);
      if (ageOn(holder.birthDate, issuedOn) < minimumAge) continue;
      const earlier = addYears(issuedOn, -validityYears);
      const isRenewed =
        ageOn(holder.birthDate, earlier) >= minimumAge && random.datatype.boolean(share.renewed);
      yield {
        number: `9810${String(holder.ordinal).padStart(8, '0')}${digits}`,
        holder,
        licenceClass,
        heldSince: isRenewed ? earlier : issuedOn,
        issuedOn,
      };
    }
  }
}

const licenceRow = ({ number, holder, licenceClass, heldSince, issuedOn }: SeededLicence) => ({
  number,
  holder_id: holder.id,
  licence_class: licenceClass,
  held_since: heldSince,
  issued_on: issuedOn,
  expires_on: addYears(issuedOn, validityYears),
  issuing_unit_code: `POLDA-${holder.family.villageCode.slice(0, 2)}`,
});
