import { AgencyLevel } from './agency.entity.js';

/** From here on, the second part of an area code names a city (Permendagri 58/2021). */
const firstCity = 71;

/**
 * In Jakarta only the province is autonomous (UU 2/2024): its five cities and its regency are parts of its
 * administration and no governments of their own.
 */
const undividedProvince = '31';

/** A row of the register of agencies. */
export interface AgencyRow {
  readonly code: string;
  readonly name: string;
  readonly level: AgencyLevel;
}

interface NamedArea {
  /** A province `33`, or a regency or city `33.03`. */
  readonly code: string;
  readonly name: string;
}

/** The governments of provinces, regencies and cities, each with the code of its area. */
export function regionalAgencies(areas: readonly NamedArea[]): readonly AgencyRow[] {
  return areas
    .filter(({ code }) => regionalAgencyOf(code) === code)
    .map(({ code, name }) => {
      const level = levelOf(code);
      const region = level === AgencyLevel.PROVINCE ? `Provinsi ${name.replace(/^Provinsi /, '')}` : name;
      return { code, name: `Pemerintah ${region}`, level };
    });
}

/** The code of the lowest autonomous government of an area, be it a province or a village. */
export function regionalAgencyOf(areaCode: string): string {
  const province = areaCode.slice(0, 2);
  return province === undividedProvince ? province : areaCode.slice(0, 5);
}

function levelOf(code: string): AgencyLevel {
  const [, second] = code.split('.');
  if (second === undefined) return AgencyLevel.PROVINCE;
  return Number(second) >= firstCity ? AgencyLevel.CITY : AgencyLevel.REGENCY;
}
