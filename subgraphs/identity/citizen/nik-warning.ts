import { registerEnumType } from 'type-graphql';
import type { Citizen } from './citizen.entity.js';
import { Sex } from './citizen.entity.js';

export enum NikWarning {
  NIK_BIRTHDATE_MISMATCH = 'NIK_BIRTHDATE_MISMATCH',
  NIK_SEX_MISMATCH = 'NIK_SEX_MISMATCH',
  NIK_PLACE_UNKNOWN = 'NIK_PLACE_UNKNOWN',
}
registerEnumType(NikWarning, {
  name: 'NikWarning',
  description:
    'Where a NIK and the register differ. Only a warning: corrected data keeps the old NIK, which never changes.',
  valuesConfig: {
    NIK_BIRTHDATE_MISMATCH: { description: 'The date in the NIK is not the registered date of birth.' },
    NIK_SEX_MISMATCH: { description: 'The sex in the NIK is not the registered sex.' },
    NIK_PLACE_UNKNOWN: {
      description: 'The place in the NIK is in no list: the area may have been split since.',
    },
  },
});

/** A female holder's day of birth is written plus forty. */
const femaleOffset = 40;

/** The district of first registration in a NIK, as a dotted code. */
export function registrationDistrict(nik: string): string {
  return `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`;
}

export function nikWarnings(
  { nik, birthDate, sex }: Pick<Citizen, 'nik' | 'birthDate' | 'sex'>,
  placeIsKnown: boolean,
): readonly NikWarning[] {
  const day = Number(nik.slice(6, 8));
  const writtenSex = day > femaleOffset ? Sex.FEMALE : Sex.MALE;
  const writtenDay = writtenSex === Sex.FEMALE ? day - femaleOffset : day;
  const written = `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${String(writtenDay).padStart(2, '0')}`;
  return [
    ...(birthDate.endsWith(written) ? [] : [NikWarning.NIK_BIRTHDATE_MISMATCH]),
    ...(writtenSex === sex ? [] : [NikWarning.NIK_SEX_MISMATCH]),
    ...(placeIsKnown ? [] : [NikWarning.NIK_PLACE_UNKNOWN]),
  ];
}
