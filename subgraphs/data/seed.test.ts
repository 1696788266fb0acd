import { en, Faker, id_ID } from '@faker-js/faker';
import { beforeAll, expect, test } from 'vitest';
import type { CopyRow } from '../../shared/database/copy.js';
import { generatePopulation } from '../../shared/synthetic/generate-population.js';
import type { Population } from '../../shared/synthetic/population.js';
import { seed } from './seed.js';
import { centralAgencies, fictionalRegions, loadRegions } from './seed-agencies.js';
import { applicationsOf } from './seed-applications.js';

const asOf = '2024-01-31';
const tables = [
  'government_application',
  'audit_finding',
  'audit_decision',
  'integration_target',
  'integration_report',
  'spbe_index',
  'dataset',
  'distribution',
];

let nation: Population;
let rowsOf: (table: string) => readonly CopyRow[];
beforeAll(async () => {
  nation = await generatePopulation({ citizens: 3_000, seed: 98, asOf });
  rowsOf = await draw();
});

async function draw(): Promise<typeof rowsOf> {
  const drawn = new Map<string, readonly CopyRow[]>();
  const random = new Faker({ locale: [id_ID, en], seed: 98 });
  const copy = async (table: string, rows: Iterable<CopyRow>) => {
    drawn.set(table, [...rows]);
    return 0;
  };
  await seed({ population: nation, asOf, random, copy });
  return (table) => drawn.get(table) ?? [];
}

test('the same nation is drawn again, row for row', async () => {
  const again = await draw();
  for (const table of tables) {
    expect(again(table)).toEqual(rowsOf(table));
    expect(rowsOf(table).length).toBeGreaterThan(0);
  }
});

test('the whole nation has 27,000 applications, 400 of them the Ministry of Health’s, and no agency has more', async () => {
  const counts = applicationsOf(282_477_584, await loadRegions());
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(27_000);
  expect(counts.get('024')).toBe(400);
  expect(Math.max(...counts.values())).toBe(400);
  expect(counts.size).toBe(12 + 546 + 3);
});

test('a small nation has some of every central agency, and most of the Ministry of Health', async () => {
  const counts = applicationsOf(300, await loadRegions());
  for (const { code } of centralAgencies) expect(counts.get(code)).toBeGreaterThanOrEqual(4);
  expect(Math.max(...counts.values())).toBe(counts.get('024'));
});

test('every agency named is in the register: central, or a region that governs itself', async () => {
  const known = new Set(
    [...centralAgencies, ...fictionalRegions, ...(await loadRegions())].map(({ code }) => code),
  );
  const named = [
    ...rowsOf('government_application').map((row) => row.agency_code),
    ...rowsOf('integration_target').map((row) => row.agency_code),
    ...rowsOf('spbe_index').flatMap((row) => row.agency_code ?? []),
    ...rowsOf('dataset').flatMap((row) => [row.producer_code, row.custodian_code]),
  ];
  for (const code of named) expect(known).toContain(code);
  expect(known).not.toContain('31.71');
});

test('there are 38 provinces and 508 regencies and cities with a portal to build', () => {
  const regions = rowsOf('integration_target').filter(({ portal }) => portal === 'REGIONAL_PORTAL');
  const codes = regions.map((row) => String(row.agency_code));
  expect(codes.filter((code) => code.length === 2)).toHaveLength(38);
  expect(codes.filter((code) => code.length === 5)).toHaveLength(508);
  expect(new Set(regions.map((row) => row.due_on))).toEqual(new Set(['2024-04-08']));
});

test('nothing happened after the day the nation is true on', () => {
  const days = [
    ...rowsOf('audit_finding').flatMap((row) => [row.recorded_at, row.resolved_at]),
    ...rowsOf('audit_decision').map((row) => row.decided_at),
    ...rowsOf('integration_report').map((row) => row.reported_at),
    ...rowsOf('dataset').map((row) => row.published_at),
    ...rowsOf('distribution').map((row) => row.updated_on),
  ];
  for (const day of days) if (day != null) expect(String(day).slice(0, 10) <= asOf).toBe(true);
});

test('some decisions were reconsidered, and every outcome that ends an application rests on a finding', () => {
  const decisions = rowsOf('audit_decision');
  expect(decisions.some(({ ordinal }) => ordinal === 2)).toBe(true);
  for (const { finding_ids: findings } of decisions) expect(findings).not.toEqual([]);
});

test('the catalogue holds about a hundred datasets', () => {
  expect(rowsOf('dataset').length).toBeGreaterThanOrEqual(95);
  expect(rowsOf('dataset').map(({ id }) => id)).toContain('jumlah-penduduk-per-provinsi-2024');
});
