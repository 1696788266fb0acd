import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays } from '../../shared/time/calendar.js';
import { EventApplicationStatus as Status } from './event/event-application.entity.js';
import { EventAuthority, EventScale, EventType } from './event/event-scale.js';

/**
 * The seven venues of the digital permit service of June 2024, assessed beforehand, with approximate capacities from public
 * sources; and a fictional field.
 */
const venues = [
  { name: 'Stadion Utama Gelora Bung Karno', capacity: 77_000, areaCode: '31.71' },
  { name: 'Jakarta International Expo (JIExpo)', capacity: 50_000, areaCode: '31.71' },
  { name: 'Jakarta Convention Center (JCC)', capacity: 5_000, areaCode: '31.71' },
  { name: 'Beach City International Stadium (BCIS) Ancol', capacity: 20_000, areaCode: '31.72' },
  { name: 'Taman Mini Indonesia Indah (TMII)', capacity: 15_000, areaCode: '31.75' },
  { name: 'Indonesia Convention Exhibition (ICE) BSD', capacity: 10_000, areaCode: '36.03' },
  { name: 'Community Park PIK 2', capacity: 20_000, areaCode: '36.03' },
  { name: 'Lapangan Contoh', capacity: 5_000, areaCode: '98.01' },
];

const romanMonths = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const applications = 12;

/** Loads the venues, and some events of which the first half have their permits. */
export async function seedEvents({ population, asOf, random, copy }: Seeding): Promise<void> {
  const placed = venues.map((venue) => ({ id: random.string.uuid(), ...venue }));
  await copy(
    'venue',
    placed.map(({ id, name, capacity, areaCode }) => ({
      id,
      name,
      capacity,
      pre_assessed: areaCode !== '98.01',
      area_code: areaCode,
    })),
  );
  const organisers = population.people.filter(
    ({ livelihood, deceasedOn }) => livelihood === 'ENTREPRENEUR' && deceasedOn === null,
  );
  const events = Array.from({ length: applications }, (_, ordinal) => {
    const venue = placed[ordinal % placed.length] ?? placed[0];
    const filedOn = addDays(asOf, -60 + ordinal);
    return {
      id: random.string.uuid(),
      organiser_id: organisers[ordinal % organisers.length]?.id ?? population.personas.P2.id,
      name: `Konser Contoh ${ordinal + 1}`,
      type: EventType.SHOW,
      scale: EventScale.NATIONAL,
      authority: EventAuthority.KABAINTELKAM,
      starts_at: `${addDays(filedOn, 75)}T12:00:00+07:00`,
      ends_at: `${addDays(filedOn, 75)}T16:00:00+07:00`,
      venue_id: venue?.id,
      expected_audience: random.number.int({ min: 500, max: venue?.capacity ?? 500 }),
      commercial: true,
      involves_foreigners: false,
      status: ordinal < applications / 2 ? Status.ISSUED : Status.SUBMITTED,
      submitted_at: `${filedOn}T09:00:00+07:00`,
      decision_due_on: addDays(filedOn, 20),
    };
  });
  await copy('event_application', events);
  await copy(
    'event_permit',
    events
      .filter(({ status }) => status === Status.ISSUED)
      .map(({ id }, ordinal) => {
        const issuedOn = addDays(asOf, -30 + ordinal);
        return {
          permit_number: permitNumber(ordinal + 1, issuedOn),
          application_id: id,
          issued_at: `${issuedOn}T09:00:00+07:00`,
        };
      }),
  );
}

const permitNumber = (serial: number, issuedOn: string) =>
  `SI/${String(serial).padStart(4, '0')}/${romanMonths[Number(issuedOn.slice(5, 7)) - 1]}/${issuedOn.slice(0, 4)}/POLDA-CONTOH`;
