import { getProvinces, getRegencies } from 'idn-area-data';

/** Central agencies, by the code of their budget section, with how many applications each has in the whole nation. */
export const centralAgencies: readonly { readonly code: string; readonly applications: number }[] = [
  { code: '024', applications: 400 },
  { code: '015', applications: 350 },
  { code: '023', applications: 320 },
  { code: '010', applications: 260 },
  { code: '060', applications: 240 },
  { code: '059', applications: 220 },
  { code: '027', applications: 180 },
  { code: '055', applications: 120 },
  { code: '088', applications: 110 },
  { code: '035', applications: 90 },
  { code: '048', applications: 90 },
  { code: '086', applications: 70 },
];

export interface Region {
  /** The code of the area, which is that of its government. */
  readonly code: string;
  readonly name: string;
}

export const fictionalRegions: readonly Region[] = [
  { code: '98', name: 'Provinsi Contoh' },
  { code: '98.01', name: 'Kabupaten Contoh' },
  { code: '98.71', name: 'Kota Contoh' },
];

/** The regency and the cities of Jakarta are administrative: they have no government of their own. */
const administrative = '31.';

/** The 546 regions that govern themselves: 38 provinces, and 508 regencies and cities. */
export async function loadRegions(): Promise<readonly Region[]> {
  const [provinces, regencies] = await Promise.all([getProvinces(), getRegencies()]);
  return [...provinces, ...regencies.filter(({ code }) => !code.startsWith(administrative))].map(
    ({ code, name }) => ({ code, name }),
  );
}
