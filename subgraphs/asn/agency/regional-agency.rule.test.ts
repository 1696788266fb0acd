import { getRegencies, getVillages } from 'idn-area-data';
import { expect, test } from 'vitest';
import { regionalAgencies, regionalAgencyOf } from './regional-agency.rule.js';

test('whoever lives in a village of Indonesia lives under a regional government of the register', async () => {
  const governments = new Set(regionalAgencies([...(await getRegencies()), jakarta]).map(({ code }) => code));
  const villages = await getVillages();
  expect(villages.filter(({ code }) => !governments.has(regionalAgencyOf(code)))).toEqual([]);
  expect(villages.length).toBeGreaterThan(80_000);
});

const jakarta = { code: '31', name: 'Daerah Khusus Ibukota Jakarta' };

test('a government is named after its area, and nothing twice', () => {
  const named = regionalAgencies([
    jakarta,
    { code: '98', name: 'Provinsi Contoh' },
    { code: '33.03', name: 'Kabupaten Purbalingga' },
    { code: '33.71', name: 'Kota Magelang' },
    { code: '31.71', name: 'Kota Administrasi Jakarta Pusat' },
  ]);
  expect(named.map(({ name, level }) => `${name}: ${level}`)).toEqual([
    'Pemerintah Provinsi Daerah Khusus Ibukota Jakarta: PROVINCE',
    'Pemerintah Provinsi Contoh: PROVINCE',
    'Pemerintah Kabupaten Purbalingga: REGENCY',
    'Pemerintah Kota Magelang: CITY',
  ]);
});
