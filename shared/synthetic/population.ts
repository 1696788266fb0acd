import type { IsoDate } from '../time/clock.js';

export type Sex = 'MALE' | 'FEMALE';
export type FamilyRole = 'HEAD' | 'SPOUSE' | 'CHILD' | 'PARENT' | 'GRANDCHILD' | 'OTHER';
export type Livelihood =
  | 'NONE'
  | 'PUPIL'
  | 'STUDENT'
  | 'HOMEMAKER'
  | 'FARMER'
  | 'LABOURER'
  | 'TRADER'
  | 'PRIVATE_EMPLOYEE'
  | 'ENTREPRENEUR'
  | 'CIVIL_SERVANT'
  | 'CONTRACT_CIVIL_SERVANT'
  | 'RETIRED';
export type PersonaKey = 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'P6';

/** One synthetic person: the facts that must be the same in every ministry. */
export interface Person {
  /** The opaque citizen id (UUID) that all ministries share. */
  readonly id: string;
  /** 0, 1, 2 … in the population: for serial numbers a ministry derives. */
  readonly ordinal: number;
  readonly persona: PersonaKey | null;
  readonly nik: string;
  readonly fullName: string;
  readonly sex: Sex;
  readonly birthDate: IsoDate;
  readonly birthPlace: string;
  readonly deceasedOn: IsoDate | null;
  readonly role: FamilyRole;
  readonly livelihood: Livelihood;
  /** School grade 1–12 in the current academic year, or null. */
  readonly schoolGrade: number | null;
  readonly married: boolean;
  readonly pregnant: boolean;
  readonly family: Family;
}

export interface Family {
  /** Family card number (nomor KK), 16 digits. */
  readonly cardNumber: string;
  /** Village code of the address, dotted, as in `33.03.01.2001`. */
  readonly villageCode: string;
  readonly street: string;
  /** Welfare decile, 1 (poorest) to 10. */
  readonly decile: number;
  /** Whether the family is on the list of the poor (DTKS). */
  readonly listedAsPoor: boolean;
  /** The head first. */
  readonly members: readonly Person[];
}

/** A whole synthetic nation, the same for the same options on every machine. */
export interface Population {
  readonly asOf: IsoDate;
  readonly seed: number;
  readonly families: readonly Family[];
  /** In the order of families, then members; `people[i].ordinal === i`. */
  readonly people: readonly Person[];
  /** The persons that are always there. */
  readonly personas: Readonly<Record<PersonaKey, Person>>;
}

export interface PopulationOptions {
  /** How many citizens, personas included. At least 50. */
  readonly citizens: number;
  /** The seed number; the same seed gives the same nation. */
  readonly seed: number;
  readonly asOf: IsoDate;
}
