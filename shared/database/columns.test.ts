import fc from 'fast-check';
import { Any, Between, type DataSource, type FindOperator, In, LessThan, MoreThan, Not } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { storeParcels } from '../testing/sample/parcel.arbitrary.js';
import { Parcel } from '../testing/sample/parcel.entity.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { dataSourceOf } from './data-source.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  db = dataSourceOf(postOffice, { url: database.appUrl });
  await db.initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const parcelOf = (postage: bigint, takenInAt = new Date(0)) => ({
  id: crypto.randomUUID(),
  senderId: crypto.randomUUID(),
  label: 'a',
  postage,
  sentOn: '2024-01-31',
  takenInAt,
  note: null,
});

test('amounts and moments come back exactly as they were stored', async () => {
  const amounts = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });
  const moments = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-01-01'), noInvalidDate: true });
  await fc.assert(
    fc.asyncProperty(amounts, moments, async (postage, takenInAt) => {
      const parcel = parcelOf(postage, takenInAt);
      await db.manager.insert(Parcel, parcel);
      expect({ ...(await db.manager.findOneByOrFail(Parcel, { id: parcel.id })) }).toEqual(parcel);
    }),
    { numRuns: 50 },
  );
});

test.each<[string, FindOperator<bigint>, readonly bigint[]]>([
  ['one of some', In([1n, 3n]), [1n, 3n]],
  ['any of some', Any([3n]), [3n]],
  ['between two', Between(1n, 2n), [1n, 2n]],
  ['more', MoreThan(2n), [3n]],
  ['less', LessThan(2n), [1n]],
  ['another', Not(2n), [1n, 3n]],
])('amounts are searched by %s', async (_, postage, found) => {
  await storeParcels(database, [parcelOf(1n), parcelOf(2n), parcelOf(3n)]);
  const rows = await db.manager.find(Parcel, { where: { postage }, order: { postage: 'ASC' } });
  expect(rows.map((row) => row.postage)).toEqual(found);
});
