import { ageOn } from '../time/calendar.js';
import type { IsoDate } from '../time/clock.js';
import type { FamilyDraft, PersonDraft } from './draft.js';
import type { PersonaKey } from './population.js';
import { gradeOn } from './school-grade.js';

/** The opaque ids of the personas: the same in every synthetic nation. */
export const personaIds: Readonly<Record<PersonaKey, string>> = {
  P1: '00000000-0000-4000-8000-000000000001',
  P2: '00000000-0000-4000-8000-000000000002',
  P3: '00000000-0000-4000-8000-000000000003',
  P4: '00000000-0000-4000-8000-000000000004',
  P5: '00000000-0000-4000-8000-000000000005',
  P6: '00000000-0000-4000-8000-000000000006',
};

/** A village and a ward that do not exist, for people who do not exist. */
const village = '98.01.01.2001';
const ward = '98.71.01.1001';

const person = (
  facts: Partial<PersonDraft> & Pick<PersonDraft, 'fullName' | 'sex' | 'birthDate'>,
): PersonDraft => ({
  id: null,
  persona: null,
  nik: null,
  birthPlace: 'Kabupaten Contoh',
  deceasedOn: null,
  role: 'HEAD',
  livelihood: 'NONE',
  schoolGrade: null,
  married: false,
  pregnant: false,
  ...facts,
});

/** A persona is found by id and NIK in every ministry. */
const persona = (key: PersonaKey, nik: string, facts: Parameters<typeof person>[0]): PersonDraft =>
  person({ ...facts, id: personaIds[key], persona: key, nik });

/** A child whose schooling follows from its age on the day the nation is true on. */
function pupil(draft: PersonDraft, asOf: IsoDate): PersonDraft {
  const schoolGrade = gradeOn(draft.birthDate, asOf);
  const isAdult = ageOn(draft.birthDate, asOf) >= 18;
  return {
    ...draft,
    role: 'CHILD',
    schoolGrade,
    livelihood: schoolGrade === null && !isAdult ? 'NONE' : 'PUPIL',
  };
}

/** The families of the six personas, with which every synthetic nation begins. */
export function personaFamilies(asOf: IsoDate): readonly FamilyDraft[] {
  return [familyOfBudi(asOf), familyOfSiti(asOf), familyOfTono(), familyOfRizal(asOf), familyOfRina()];
}

/** P1, a civil servant, with P3, his daughter. */
const familyOfBudi = (asOf: IsoDate): FamilyDraft => ({
  cardNumber: '9801010501150007',
  villageCode: village,
  street: 'Jalan Contoh 1',
  decile: 6,
  listedAsPoor: false,
  members: [
    persona('P1', '9801011708900001', {
      fullName: 'Budi Contoh',
      sex: 'MALE',
      birthDate: '1990-08-17',
      livelihood: 'CIVIL_SERVANT',
      married: true,
    }),
    person({
      fullName: 'Dewi Contoh',
      sex: 'FEMALE',
      birthDate: '1991-04-09',
      role: 'SPOUSE',
      livelihood: 'HOMEMAKER',
      married: true,
    }),
    pupil(
      persona('P3', '9801016503140011', { fullName: 'Ayu Contoh', sex: 'FEMALE', birthDate: '2014-03-25' }),
      asOf,
    ),
  ],
});

/** P2, poor and expecting, with a child in primary and one in junior secondary school on 31 January 2024. */
const familyOfSiti = (asOf: IsoDate): FamilyDraft => ({
  cardNumber: '9871010203180009',
  villageCode: ward,
  street: 'Jalan Contoh 2',
  decile: 2,
  listedAsPoor: true,
  members: [
    persona('P2', '9871015205850002', {
      fullName: 'Siti Contoh',
      sex: 'FEMALE',
      birthDate: '1985-05-12',
      birthPlace: 'Kota Contoh',
      livelihood: 'LABOURER',
      married: true,
      pregnant: true,
    }),
    person({
      fullName: 'Joko Contoh',
      sex: 'MALE',
      birthDate: '1983-02-20',
      role: 'SPOUSE',
      livelihood: 'LABOURER',
      married: true,
    }),
    pupil(person({ fullName: 'Dimas Contoh', sex: 'MALE', birthDate: '2010-11-02' }), asOf),
    pupil(person({ fullName: 'Lestari Contoh', sex: 'FEMALE', birthDate: '2015-06-14' }), asOf),
  ],
});

/** P4, deceased, and his widow. */
const familyOfTono = (): FamilyDraft => ({
  cardNumber: '9801010101700004',
  villageCode: village,
  street: 'Jalan Contoh 3',
  decile: 4,
  listedAsPoor: true,
  members: [
    person({
      fullName: 'Sumiati Contoh',
      sex: 'FEMALE',
      birthDate: '1953-07-30',
      livelihood: 'HOMEMAKER',
      married: true,
    }),
    persona('P4', '9801010101500003', {
      fullName: 'Tono Contoh',
      sex: 'MALE',
      birthDate: '1950-01-01',
      role: 'SPOUSE',
      livelihood: 'RETIRED',
      married: true,
      deceasedOn: '2023-12-20',
    }),
  ],
});

/** P5, who turns seventeen on 1 February 2024, and his mother. */
const familyOfRizal = (asOf: IsoDate): FamilyDraft => ({
  cardNumber: '9801010102070005',
  villageCode: village,
  street: 'Jalan Contoh 4',
  decile: 5,
  listedAsPoor: false,
  members: [
    person({ fullName: 'Yuni Contoh', sex: 'FEMALE', birthDate: '1980-09-03', livelihood: 'TRADER' }),
    pupil(
      persona('P5', '9801010102070004', { fullName: 'Rizal Contoh', sex: 'MALE', birthDate: '2007-02-01' }),
      asOf,
    ),
  ],
});

/** P6, a civil servant by contract. */
const familyOfRina = (): FamilyDraft => ({
  cardNumber: '9871013011160006',
  villageCode: ward,
  street: 'Jalan Contoh 5',
  decile: 7,
  listedAsPoor: false,
  members: [
    persona('P6', '9871017011920005', {
      fullName: 'Rina Contoh',
      sex: 'FEMALE',
      birthDate: '1992-11-30',
      birthPlace: 'Kota Contoh',
      livelihood: 'CONTRACT_CIVIL_SERVANT',
    }),
  ],
});
