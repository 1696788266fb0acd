import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dataSourceOf } from '../database/data-source.js';
import { Loaders } from '../loading/loaders.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { viewers } from '../testing/viewers.js';
import { fixedClock } from '../time/clock.js';
import { Permissions } from './permissions.js';
import { anonymous, type Viewer } from './viewer.js';

const [own, another] = ['1', '2'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
];

let database: TestDatabase;
let db: DataSource;
let statements = 0;
beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  db = dataSourceOf(postOffice, {
    url: database.appUrl,
    onStatement: () => {
      statements += 1;
    },
  });
  await db.initialize();
  await grant('027', 'SERVICE_ELIGIBILITY', 'Parcel.label', ['2024-01-01', null]);
  await grant('027', 'SERVICE_ELIGIBILITY', 'Parcel.postage', ['2024-02-01', '2024-03-01']);
});
beforeEach(() => {
  statements = 0;
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const grant = (
  agency: string,
  purpose: string,
  coordinate: string,
  [from, to]: readonly [string, string | null],
) =>
  database.sql(
    `INSERT INTO access_grant (agency_code, purpose, coordinate, effective_from, effective_to, legal_basis)
     VALUES ($1, $2, $3, $4, $5, 'Perjanjian Contoh')`,
    [agency, purpose, coordinate, from, to],
  );

const of = (viewer: Viewer, today = '2024-01-31') =>
  new Permissions(viewer, { loaders: new Loaders(db), clock: fixedClock(today), agencies: ['000'] });
const maySee = async (viewer: Viewer, coordinate = 'Parcel.label', today?: string) =>
  of(viewer, today).maySee(coordinate, [another]);

describe('what is about a citizen is seen', () => {
  test('by that citizen, among several too, and by a guardian; by no other', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.array(fc.uuid()), fc.array(fc.uuid()), (citizenId, wards, subjects) => {
        const permissions = of(viewers.citizen(citizenId, { wards }));
        const isTheirs = subjects.some((id) => [citizenId, ...wards].includes(id));
        expect(permissions.maySee('Parcel.label', subjects)).toBe(isTheirs);
        expect(permissions.mayKnow('Parcel', subjects)).toBe(isTheirs);
        expect(permissions.maySee('Parcel.label', [...subjects, citizenId])).toBe(true);
        for (const ward of wards) expect(permissions.maySee('Parcel.label', [ward])).toBe(true);
      }),
    );
    expect(statements).toBe(0);
  });

  test('by an officer as an officer alone: at work nobody is a data subject, nor a guardian', async () => {
    const person = { citizenId: another, wards: [own] };
    for (const subject of [another, own]) {
      for (const more of [{ agency: '060' }, { agency: '060', purpose: null }]) {
        const permissions = of(viewers.officer({ ...more, ...person }));
        expect(await permissions.maySee('Parcel.label', [subject])).toBe(false);
        expect(await permissions.mayKnow('Parcel', [subject])).toBe(false);
      }
    }
  });

  test.each<readonly [string, Viewer, boolean]>([
    ['an officer of the ministry at work', viewers.officer({ agency: '000' }), true],
    ['a service of the ministry at work', viewers.service('000'), true],
    [
      'an officer of the ministry without a purpose',
      viewers.officer({ agency: '000', purpose: null }),
      false,
    ],
    ['a service of the ministry without a purpose', viewers.service('000', { purpose: null }), false],
    ['an officer of no agency', viewers.officer({ agency: null }), false],
    [
      'an officer who is a guardian of the person',
      viewers.officer({ agency: '060', wards: [another] }),
      false,
    ],
    ['an officer who is the person', viewers.officer({ agency: '060', citizenId: another }), false],
    ['an analyst of the ministry', viewers.analyst({ agency: '000' }), false],
    [
      'an analyst with another agency’s grant',
      viewers.analyst({ agency: '027', purpose: 'SERVICE_ELIGIBILITY' }),
      false,
    ],
    ['a citizen without an id', { ...viewers.citizen(own), citizenId: null }, false],
    ['nobody', anonymous, false],
  ])('by %s: $2', async (_, viewer, isSeen) => {
    expect(await maySee(viewer)).toBe(isSeen);
    expect(await of(viewer).mayKnow('Parcel', [another])).toBe(isSeen);
  });

  test('about nobody, by no citizen', () => {
    expect(of(viewers.citizen(own)).maySee('Parcel.label', [])).toBe(false);
  });
});

describe('a grant', () => {
  const granted = viewers.service('027');

  test.each<readonly [string, Viewer, string, boolean]>([
    ['its agency and purpose', granted, 'Parcel.label', true],
    [
      'an officer of the agency',
      viewers.officer({ agency: '027', purpose: 'SERVICE_ELIGIBILITY' }),
      'Parcel.label',
      true,
    ],
    ['another field', granted, 'Parcel.note', false],
    ['a field of another type', granted, 'Sender.label', false],
    ['another purpose', { ...granted, purpose: 'STATISTICS' }, 'Parcel.label', false],
    ['another agency', viewers.service('060'), 'Parcel.label', false],
    ['no purpose', { ...granted, purpose: null }, 'Parcel.label', false],
  ])('is for one field, agency and purpose: %s', async (_, viewer, coordinate, isSeen) => {
    expect(await maySee(viewer, coordinate)).toBe(isSeen);
  });

  test.each([
    ['2023-12-31', false, false],
    ['2024-01-01', true, false],
    ['2024-01-31', true, false],
    ['2024-02-01', true, true],
    ['2024-02-29', true, true],
    ['2024-03-01', true, false],
    ['2099-12-31', true, false],
  ])('holds from its first day to before its last: on %s', async (today, label, postage) => {
    expect(await maySee(granted, 'Parcel.label', today)).toBe(label);
    expect(await maySee(granted, 'Parcel.postage', today)).toBe(postage);
  });

  test('of any field lets its type be known, of another type not', async () => {
    expect(await of(granted).mayKnow('Parcel', [another])).toBe(true);
    expect(await of(granted).mayKnow('Parce', [another])).toBe(false);
    expect(await of(granted, '2023-12-31').mayKnow('Parcel', [another])).toBe(false);
  });

  test('is looked up with one statement in a request, however much is asked', async () => {
    const permissions = of(granted);
    await permissions.learn();
    const asked = Array.from({ length: 500 }, (_, i) =>
      permissions.maySee(`Parcel.field${i % 7}`, [another]),
    );
    expect(await Promise.all([...asked, permissions.mayKnow('Parcel', [own])])).toContain(true);
    expect(statements).toBe(1);
  });

  test('is looked up for no one whom it does not concern', async () => {
    for (const viewer of [
      viewers.citizen(own),
      anonymous,
      viewers.officer({ agency: '000' }),
      viewers.service('027', { purpose: null }),
      viewers.analyst(),
    ]) {
      await of(viewer).learn();
      await of(viewer).maySee('Parcel.label', [another]);
    }
    expect(statements).toBe(0);
  });

  test('is never the ministry’s own process’s to make or to change', async () => {
    await expect(db.query("UPDATE access_grant SET coordinate = 'Parcel.note'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      db.query(
        "INSERT INTO access_grant (agency_code, purpose, coordinate, effective_from, legal_basis) VALUES ('060', 'LICENSING', 'Parcel.note', '2024-01-01', 'x')",
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
