import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dataSourceOf } from '../database/data-source.js';
import { parcels, senders, storeParcels } from '../testing/sample/parcel.arbitrary.js';
import type { Parcel } from '../testing/sample/parcel.entity.js';
import { Parcel as ParcelEntity } from '../testing/sample/parcel.entity.js';
import { parcelById } from '../testing/sample/parcel.loader.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { byKey, groupsOf } from './by-key.js';
import { Loaders } from './loaders.js';

let database: TestDatabase;
let db: ReturnType<typeof dataSourceOf>;
let statements = 0;
let loaders: Loaders;

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  db = dataSourceOf(postOffice, {
    url: database.appUrl,
    onStatement: () => {
      statements += 1;
    },
  });
  await db.initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(() => {
  statements = 0;
  loaders = new Loaders(db);
});

const parcelByPostage = byKey(ParcelEntity, 'postage');
const parcelByLabel = byKey(ParcelEntity, 'label');
const parcelsOfSender = groupsOf(ParcelEntity, 'senderId', { takenInAt: 'DESC', id: 'ASC' });

test('keys are answered in their order, unknown ones with null, in one statement', async () => {
  await fc.assert(
    fc.asyncProperty(parcels, fc.array(fc.nat()), async (stored, picks) => {
      await storeParcels(database, stored);
      const keys = picks.map((pick) => stored[pick % (stored.length + 1)]?.id ?? crypto.randomUUID());
      statements = 0;
      const found = await new Loaders(db).of(parcelById).loadMany(keys);
      expect(found).toEqual(keys.map((key) => stored.find(({ id }) => id === key) ?? null));
      expect(statements).toBe(keys.length === 0 ? 0 : 1);
    }),
    { numRuns: 30 },
  );
});

test('a key asked for twice in one request is read once, and in another request anew', async () => {
  await storeParcels(database, [parcel()]);
  const [one, other] = await Promise.all([
    loaders.of(parcelById).load(parcel().id),
    loaders.of(parcelById).load(parcel().id),
  ]);
  expect(one).toBe(other);
  await database.sql(`UPDATE parcel SET label = 'changed'`);
  expect(await loaders.of(parcelById).load(parcel().id)).toMatchObject({ label: 'a' });
  expect(await new Loaders(db).of(parcelById).load(parcel().id)).toMatchObject({ label: 'changed' });
});

test('a thousand keys and more take a statement for each thousand', async () => {
  await loaders.of(parcelById).loadMany(Array.from({ length: 1_500 }, () => crypto.randomUUID()));
  expect(statements).toBe(2);
});

test('a key is matched by its value, not by how it is written', async () => {
  await storeParcels(database, [parcel()]);
  expect(await loaders.of(parcelById).load(parcel().id.toUpperCase())).toMatchObject({ id: parcel().id });
  expect(await loaders.of(parcelByPostage).load(5_000n)).toMatchObject({ id: parcel().id });
});

test.each(['', 'x', 'undefined', '{', '0', '\u0000', `${parcel().id}x`])(
  'a key the column cannot hold (%j) is no key of any row, and takes no other with it',
  async (nonsense) => {
    await storeParcels(database, [parcel()]);
    expect(await loaders.of(parcelById).loadMany([nonsense, parcel().id])).toEqual([null, parcel()]);
    expect(await loaders.of(parcelsOfSender).loadMany([nonsense, parcel().senderId])).toEqual([
      [],
      [parcel()],
    ]);
  },
);

test('a text key with a sign PostgreSQL does not store is unknown', async () => {
  await storeParcels(database, [parcel()]);
  expect(await loaders.of(parcelByLabel).loadMany(['a\u0000', 'a'])).toEqual([null, parcel()]);
});

test('groups are answered in the order of the keys, ordered within, in one statement', async () => {
  await fc.assert(
    fc.asyncProperty(
      parcels,
      fc.shuffledSubarray([...senders, crypto.randomUUID()]),
      async (stored, keys) => {
        await storeParcels(database, stored);
        statements = 0;
        const groups = await new Loaders(db).of(parcelsOfSender).loadMany(keys);
        expect(groups).toEqual(
          keys.map((key) => stored.filter(({ senderId }) => senderId === key).sort(newestFirstThenId)),
        );
        expect(statements).toBe(keys.length === 0 ? 0 : 1);
      },
    ),
    { numRuns: 30 },
  );
});

function newestFirstThenId(a: Parcel, b: Parcel): number {
  return b.takenInAt.getTime() - a.takenInAt.getTime() || (a.id < b.id ? -1 : 1);
}

function parcel(): Parcel {
  return Object.assign(new ParcelEntity(), {
    id: '123e4567-e89b-42d3-a456-426614174000',
    senderId: senders[0] ?? '',
    label: 'a',
    postage: 5_000n,
    sentOn: '2024-01-31',
    takenInAt: new Date('2024-01-31T02:00:00.123Z'),
    note: null,
  });
}
