import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataSourceOf } from '../database/data-source.js';
import type { Page, PageArgs } from '../graphql/connection.js';
import { parcels, senders, storeParcels } from '../testing/sample/parcel.arbitrary.js';
import { Parcel } from '../testing/sample/parcel.entity.js';
import { ParcelStop } from '../testing/sample/parcel-stop.entity.js';
import { PostageRate } from '../testing/sample/postage-rate.entity.js';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { Loaders } from './loaders.js';
import { type Ordering, pageOf, pagesOf } from './pages.js';

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
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

const columns = ['label', 'postage', 'sentOn', 'takenInAt', 'senderId'] as const;

/** Any columns, and the id at the end, so that no two rows stand in one place. */
const orderings: fc.Arbitrary<Ordering<Parcel>> = fc.record({
  by: fc.shuffledSubarray([...columns]).map((some) => [...some, 'id' as const]),
  direction: fc.constantFrom('ASC', 'DESC'),
});

function sorted(rows: readonly Parcel[], { by, direction }: Ordering<Parcel>): Parcel[] {
  const sign = direction === 'ASC' ? 1 : -1;
  return [...rows].sort((a, b) => {
    const [one = '', other = ''] =
      by
        .map((column) => [a[column]?.valueOf(), b[column]?.valueOf()])
        .find(([left, right]) => left !== right) ?? [];
    return one < other ? -sign : sign;
  });
}

/** All pages of a list, from the first to the one that says it is the last. */
async function walk<Node extends object>(page: (args: PageArgs) => Promise<Page<Node>>, first: number) {
  const pages: Node[][] = [];
  let after: string | null = null;
  for (let more = true; more && pages.length < 100; ) {
    const { rows, hasNextPage }: Page<Node> = await page({ first, after });
    pages.push(rows.map(({ node }) => node));
    after = rows.at(-1)?.cursor ?? null;
    more = hasNextPage;
  }
  return pages;
}

/** What the pages of a list must be. */
function chunks<Node>(rows: readonly Node[], size: number): Node[][] {
  const count = Math.max(1, Math.ceil(rows.length / size));
  return Array.from({ length: count }, (_, i) => rows.slice(i * size, (i + 1) * size));
}

const sizes = fc.integer({ min: 1, max: 12 });

describe('a list walked from page to page', () => {
  test('shows every row once, in order, in either direction', async () => {
    await fc.assert(
      fc.asyncProperty(parcels, orderings, sizes, async (stored, ordering, first) => {
        await storeParcels(database, stored);
        const pages = await walk((page) => pageOf(db, Parcel, page, ordering), first);
        expect(pages).toEqual(chunks(sorted(stored, ordering), first));
      }),
      { numRuns: 40 },
    );
  });

  test('shows only what it is narrowed to, whatever the words of the condition', async () => {
    await fc.assert(
      fc.asyncProperty(parcels, orderings, sizes, async (stored, ordering, first) => {
        await storeParcels(database, stored);
        const pages = await walk(
          (page) =>
            pageOf(db, Parcel, page, ordering, (query) =>
              query.where('item.label = :label OR item.postage = 0', { label: 'a' }),
            ),
          first,
        );
        const wanted = stored.filter(({ label, postage }) => label === 'a' || postage === 0n);
        expect(pages).toEqual(chunks(sorted(wanted, ordering), first));
      }),
      { numRuns: 20 },
    );
  });

  test('may be ordered by a number the database gives', async () => {
    await database.sql(
      `INSERT INTO postage_rate (zone, amount, effective_from, legal_basis)
       SELECT 'zone ' || place, 1, '2024-01-01', 'PP contoh' FROM generate_series(1, 5) place`,
    );
    const pages = await walk((page) => pageOf(db, PostageRate, page, { by: ['id'], direction: 'DESC' }), 2);
    expect(pages.map((page) => page.map(({ zone }) => zone))).toEqual([
      ['zone 5', 'zone 4'],
      ['zone 3', 'zone 2'],
      ['zone 1'],
    ]);
  });

  test('takes one statement a page', async () => {
    statements = 0;
    await pageOf(db, Parcel, { first: 3 }, { by: ['id'], direction: 'ASC' });
    expect(statements).toBe(1);
  });
});

describe('the lists of many parents', () => {
  test('are what each would be alone', async () => {
    await fc.assert(
      fc.asyncProperty(parcels, orderings, sizes, async (stored, ordering, first) => {
        await storeParcels(database, stored);
        const children = pagesOf(Parcel, 'senderId', ordering);
        const walks = await Promise.all(
          senders.map((parent) => walk((page) => new Loaders(db).of(children).load({ parent, page }), first)),
        );
        expect(walks).toEqual(
          senders.map((parent) =>
            chunks(
              sorted(
                stored.filter(({ senderId }) => senderId === parent),
                ordering,
              ),
              first,
            ),
          ),
        );
      }),
      { numRuns: 30 },
    );
  });

  test('take one statement for each distinct page asked for, whatever the number of parents', async () => {
    const children = pagesOf(Parcel, 'senderId', { by: ['id'], direction: 'ASC' });
    const many = Array.from({ length: 200 }, () => crypto.randomUUID());
    statements = 0;
    await new Loaders(db).of(children).loadMany(many.map((parent) => ({ parent, page: { first: 5 } })));
    expect(statements).toBe(1);
    const loader = new Loaders(db).of(children);
    await Promise.all(
      many.flatMap((parent) => [
        loader.load({ parent, page: { first: 5 } }),
        loader.load({ parent, page: { first: 5, after: null } }),
        loader.load({ parent, page: { first: 6 } }),
      ]),
    );
    expect(statements).toBe(3);
  });

  test('are right where the primary key has two columns', async () => {
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    await database.sql(
      `INSERT INTO parcel_stop SELECT parcel, place, 'Contoh' FROM unnest($1::uuid[]) parcel, generate_series(1, 7) place`,
      [[one, other]],
    );
    const stops = pagesOf(ParcelStop, 'parcelId', { by: ['position'], direction: 'ASC' });
    const pages = await walk((page) => new Loaders(db).of(stops).load({ parent: one, page }), 3);
    expect(pages.map((page) => page.map(({ position }) => position))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    const { rows } = await new Loaders(db).of(stops).load({ parent: other, page: { first: 3 } });
    expect(rows.map(({ node }) => node.parcelId)).toEqual([other, other, other]);
  });

  test('are empty for a parent that cannot be one, without failing the others', async () => {
    const [stored] = fc.sample(
      parcels.filter((some) => some.length > 0),
      1,
    );
    await storeParcels(database, stored ?? []);
    const children = pagesOf(Parcel, 'senderId', { by: ['id'], direction: 'ASC' });
    const parent = stored?.[0]?.senderId ?? '';
    const page = { first: 1 };
    const [nonsense, capitals] = await new Loaders(db).of(children).loadMany([
      { parent: 'nonsense', page },
      { parent: parent.toUpperCase(), page },
    ]);
    expect(nonsense).toEqual({ rows: [], hasNextPage: false });
    expect(capitals).toMatchObject({ rows: [{ node: { senderId: parent } }] });
  });

  test('fail alone when their page is wrong', async () => {
    const children = pagesOf(Parcel, 'senderId', { by: ['id'], direction: 'ASC' });
    const parent = senders[0] ?? '';
    const [good, large, forged] = await new Loaders(db).of(children).loadMany([
      { parent, page: { first: 5 } },
      { parent, page: { first: 101 } },
      { parent, page: { first: 5, after: 'forged' } },
    ]);
    expect(good).toMatchObject({ rows: expect.any(Array) });
    expect(large).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'first' } });
    expect(forged).toMatchObject({ extensions: { code: 'BAD_USER_INPUT', argument: 'after' } });
  });
});

describe('a page is refused', () => {
  const byMoment: Ordering<Parcel> = { by: ['takenInAt', 'id'], direction: 'DESC' };
  const refusalOf = (argument: string) =>
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', argument } });
  const cursorOf = async (ordering: Ordering<Parcel>) =>
    (await pageOf(db, Parcel, { first: 1 }, ordering)).rows[0]?.cursor ?? '';

  test.each([0, -1, 101, 1_000_000])('for %i rows, by the name first', async (first) => {
    await expect(pageOf(db, Parcel, { first }, byMoment)).rejects.toEqual(refusalOf('first'));
    await expect(
      new Loaders(db)
        .of(pagesOf(Parcel, 'senderId', byMoment))
        .load({ parent: senders[0] ?? '', page: { first } }),
    ).rejects.toEqual(refusalOf('first'));
  });

  test.each([
    ['no base64', '===='],
    ['no JSON', Buffer.from('a cursor').toString('base64url')],
    ['values without a seal', Buffer.from('["2024-01-31T02:00:00.000Z","x"]').toString('base64url')],
    ['nothing', ''],
  ])('for a cursor that is %s', async (_, after) => {
    await expect(pageOf(db, Parcel, { first: 1, after }, byMoment)).rejects.toEqual(refusalOf('after'));
  });

  test('A26: for the cursor of another order, another direction, or another list of the same columns', async () => {
    await storeParcels(
      database,
      fc.sample(
        parcels.filter((some) => some.length > 0),
        1,
      )[0] ?? [],
    );
    const others: Ordering<Parcel>[] = [
      { by: ['takenInAt', 'id'], direction: 'ASC' },
      { by: ['id', 'takenInAt'], direction: 'DESC' },
      { by: ['sentOn', 'id'], direction: 'DESC' },
    ];
    for (const other of others) {
      const after = await cursorOf(other);
      await expect(pageOf(db, Parcel, { first: 1, after }, byMoment)).rejects.toEqual(refusalOf('after'));
    }
    const after = await cursorOf(byMoment);
    const ofSender = new Loaders(db).of(pagesOf(Parcel, 'senderId', byMoment));
    await expect(ofSender.load({ parent: senders[0] ?? '', page: { first: 1, after } })).rejects.toEqual(
      refusalOf('after'),
    );
  });
});

test('a list is not ordered by a column that may be null, because no cursor can name such a place', async () => {
  const ordering: Ordering<Parcel> = { by: ['note', 'id'], direction: 'ASC' };
  await expect(pageOf(db, Parcel, { first: 1 }, ordering)).rejects.toThrow('note');
  await expect(
    new Loaders(db)
      .of(pagesOf(Parcel, 'senderId', ordering))
      .load({ parent: senders[0] ?? '', page: { first: 1 } }),
  ).rejects.toThrow('note');
});

test('a row that is gone leaves its cursor good', async () => {
  await storeParcels(
    database,
    fc.sample(
      parcels.filter((some) => some.length > 3),
      1,
    )[0] ?? [],
  );
  const ordering: Ordering<Parcel> = { by: ['id'], direction: 'ASC' };
  const { rows } = await pageOf(db, Parcel, { first: 3 }, ordering);
  const [, second, third] = rows;
  await database.sql('DELETE FROM parcel WHERE id = $1', [second?.node.id]);
  const next = await pageOf(db, Parcel, { first: 1, after: second?.cursor ?? '' }, ordering);
  expect(next.rows[0]?.node).toEqual(third?.node);
});
