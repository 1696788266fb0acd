import type { Faker } from '@faker-js/faker';
import { CivilServicePositionGroup as Group, CivilServantType as Type } from './civil-servant/appointment.js';

/** Of a hundred with tenure; the higher positions come after years of service. */
const tenured = [
  { weight: 32, value: Group.TEACHER, afterYears: 0 },
  { weight: 34, value: Group.STAFF, afterYears: 0 },
  { weight: 20, value: Group.FUNCTIONAL_JUNIOR, afterYears: 0 },
  { weight: 2, value: Group.LECTURER, afterYears: 2 },
  { weight: 6, value: Group.SUPERVISOR, afterYears: 6 },
  { weight: 4, value: Group.FUNCTIONAL_MIDDLE, afterYears: 10 },
  { weight: 2.5, value: Group.ADMINISTRATOR, afterYears: 12 },
  { weight: 0.3, value: Group.FUNCTIONAL_SENIOR, afterYears: 18 },
  { weight: 0.3, value: Group.HIGH_LEADERSHIP, afterYears: 18 },
  { weight: 0.1, value: Group.PROFESSOR, afterYears: 18 },
];

/** Contracts are made for functional positions, most of them of teachers. */
const contracted = [
  { weight: 60, value: Group.TEACHER },
  { weight: 40, value: Group.FUNCTIONAL_JUNIOR },
];

const ranks = [
  ...['II/a', 'II/b', 'II/c', 'II/d'],
  ...['III/a', 'III/b', 'III/c', 'III/d'],
  ...['IV/a', 'IV/b', 'IV/c'],
];
/** Who comes from school, from a diploma or from a degree. */
const firstRanks = [
  { weight: 20, value: 'II/a' },
  { weight: 20, value: 'II/c' },
  { weight: 60, value: 'III/a' },
];
/** A regular promotion takes four years (PP 99/2000). */
const promotionYears = 4;
const classes = [
  { weight: 10, value: 'V' },
  { weight: 20, value: 'VII' },
  { weight: 65, value: 'IX' },
  { weight: 5, value: 'X' },
];

/** @param serviceYears completed years of service. */
export function drawPosition({ helpers }: Faker, type: Type, serviceYears: number): Group {
  if (type === Type.PPPK) return helpers.weightedArrayElement(contracted);
  return helpers.weightedArrayElement(tenured.filter(({ afterYears }) => afterYears <= serviceYears));
}

/** @param serviceYears completed years of service. */
export function drawRank({ helpers }: Faker, type: Type, serviceYears: number): string {
  if (type === Type.PPPK) return helpers.weightedArrayElement(classes);
  const first = helpers.weightedArrayElement(firstRanks);
  const place = ranks.indexOf(first) + Math.floor(serviceYears / promotionYears);
  return ranks[Math.min(place, ranks.length - 1)] ?? first;
}
