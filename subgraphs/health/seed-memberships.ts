import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import type { Family, Livelihood, Person } from '../../shared/synthetic/population.js';
import { addDays, addMonths } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { JknClass, JknSegment } from './membership/jkn-segment.js';
import { primaryCareOf, regencyOf } from './seed-facility.js';

/**
 * Of those who must pay for themselves: how many never joined, and how many are in arrears; of those on the list of the
 * poor, how many were struck off. Together nineteen of twenty people are members, and nine of ten of these are active.
 */
const share = { neverJoined: 0.2, inArrears: 0.3, struckOff: 0.03, paidByRegion: 0.45, firstClass: 0.3 };
const arrearsMonthsMax = 18;

const isState = (livelihood: Livelihood) =>
  livelihood === 'CIVIL_SERVANT' || livelihood === 'CONTRACT_CIVIL_SERVANT';

/** A family is insured as one. */
interface Cover {
  readonly segment: JknSegment;
  readonly class: JknClass;
  readonly paidUntil: IsoDate | null;
  readonly endedOn: IsoDate | null;
}

export async function seedMemberships(seeding: Seeding): Promise<void> {
  await seeding.copy('jkn_membership', membershipRows(seeding));
}

function* membershipRows(seeding: Seeding) {
  for (const family of seeding.population.families) {
    const cover = coverOf(family, seeding);
    if (cover === null) continue;
    for (const person of family.members) yield membershipRow(person, cover);
  }
}

const membershipRow = (person: Person, cover: Cover) => ({
  card_number: cardNumberOf(person),
  citizen_id: person.id,
  segment: cover.segment,
  class: cover.class,
  paid_until: cover.paidUntil,
  ended_on: person.deceasedOn ?? cover.endedOn,
  facility_code: primaryCareOf(regencyOf(person.family.villageCode)),
});

/** Null for a family that never joined. */
function coverOf(family: Family, { asOf, random }: Seeding): Cover | null {
  const isPersona = family.members.some(({ persona }) => persona !== null);
  // Drawn for every family, so that what befalls one moves no other.
  const draw = (likelihood: number) => random.datatype.boolean(likelihood) && !isPersona;
  const [isPaidByRegion, isFirstClass] = [draw(share.paidByRegion), draw(share.firstClass)];
  const [neverJoined, isInArrears, isStruckOff] = [
    draw(share.neverJoined),
    draw(share.inArrears),
    draw(share.struckOff),
  ];
  const arrearsMonths = random.number.int({ min: 2, max: arrearsMonthsMax });
  const ownClass = random.helpers.arrayElement(Object.values(JknClass));
  const segment = segmentOf(family, isPaidByRegion);
  switch (segment) {
    case JknSegment.PBI_JK:
    case JknSegment.PBPU_PEMDA: {
      const endedOn = isStruckOff ? firstOfMonth(asOf) : null;
      return { segment, class: JknClass.CLASS_III, paidUntil: null, endedOn };
    }
    case JknSegment.PPU_STATE:
    case JknSegment.PPU_PRIVATE: {
      const workerClass = isFirstClass ? JknClass.CLASS_I : JknClass.CLASS_II;
      return { segment, class: workerClass, paidUntil: lastOfMonth(asOf), endedOn: null };
    }
    default: {
      const paidUntil = lastOfMonth(addMonths(firstOfMonth(asOf), isInArrears ? -arrearsMonths : 0));
      return neverJoined ? null : { segment, class: ownClass, paidUntil, endedOn: null };
    }
  }
}

const firstOfMonth = (day: IsoDate): IsoDate => `${day.slice(0, 7)}-01`;

const lastOfMonth = (day: IsoDate): IsoDate => addDays(addMonths(firstOfMonth(day), 1), -1);

function segmentOf({ members, listedAsPoor }: Family, isPaidByRegion: boolean): JknSegment {
  const earns = (test: (livelihood: Livelihood) => boolean) =>
    members.some(({ livelihood, deceasedOn }) => deceasedOn === null && test(livelihood));
  if (earns(isState)) return JknSegment.PPU_STATE;
  if (listedAsPoor) return JknSegment.PBI_JK;
  if (earns((livelihood) => livelihood === 'PRIVATE_EMPLOYEE')) return JknSegment.PPU_PRIVATE;
  if (earns((livelihood) => livelihood === 'RETIRED')) return JknSegment.BP;
  return isPaidByRegion ? JknSegment.PBPU_PEMDA : JknSegment.PBPU;
}

/** 98 marks the synthetic nation, whose ordinals follow the number of persona P1. */
const cardNumberOf = ({ persona, ordinal }: Person) =>
  persona === 'P1' ? '0009800000017' : `00098${String(100 + ordinal).padStart(8, '0')}`;
