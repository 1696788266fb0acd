import { AreaLevel } from './area.entity.js';

/** From here on, the second part of a code names a city (Permendagri 58/2021). */
const firstCity = 71;

/** The level a dotted area code stands for. */
export function levelOf(code: string): AreaLevel {
  const [, second = '', ...rest] = code.split('.');
  if (second === '') return AreaLevel.PROVINCE;
  if (rest.length === 0) return Number(second) >= firstCity ? AreaLevel.CITY : AreaLevel.REGENCY;
  return rest.length === 1 ? AreaLevel.DISTRICT : AreaLevel.VILLAGE;
}

/** The code one level up; null for a province. */
export function parentOf(code: string): string | null {
  const end = code.lastIndexOf('.');
  return end < 0 ? null : code.slice(0, end);
}
