import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type CopyRow, copyInto } from './copy.js';

const client = new Client({ connectionString: inject('adminUrl') });

beforeAll(async () => {
  await client.connect();
  await client.query(`
    CREATE TEMP TABLE sample (
      ordinal integer, word text, "a ""quoted"" column" text, words text[], counts bigint[], facts jsonb,
      amount bigint, ratio double precision, moment timestamptz(3), day date, flag boolean
    )`);
});
afterAll(() => client.end());

async function copied(rows: readonly CopyRow[], columns: string): Promise<Record<string, unknown>[]> {
  await client.query('TRUNCATE sample');
  const count = await copyInto(client)(
    'sample',
    rows.map((row, ordinal) => ({ ordinal, ...row })),
  );
  expect(count).toBe(rows.length);
  return (await client.query(`SELECT ${columns} FROM sample ORDER BY ordinal`)).rows;
}

/** Any text but the two things PostgreSQL cannot store: NUL and half a surrogate pair. */
const texts = fc
  .oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom('\\', '\t', '\n', '\r', '\b', '\f', '\v', 'N', '.', '"', '{', '}', ',', ' ', ''),
    }),
    fc.constantFrom('', '\\N', '\\.', 'NULL', 'null', '{}', '"', "'", '\\\\N', '\u2028', '🙂', 'ꦲꦏ꧀ꦱꦫ'),
  )
  .map((text) => text.replaceAll('\0', '').toWellFormed());

const nullable = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });

describe('whatever is copied in is read back the same', () => {
  test('texts and nulls', async () => {
    const rows = fc.array(fc.record({ word: nullable(texts), 'a "quoted" column': nullable(texts) }));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        expect(await copied(given, 'word, "a ""quoted"" column"')).toEqual(given);
      }),
    );
  });

  test('lists of texts, with nulls among them', async () => {
    const rows = fc.array(fc.record({ words: nullable(fc.array(nullable(texts))) }));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        expect(await copied(given, 'words')).toEqual(given);
      }),
    );
  });

  test('lists of numbers', async () => {
    const given = [{ counts: [1, 2, null] }, { counts: [2n ** 63n - 1n, -1n] }, { counts: [] }];
    expect(await copied(given, 'counts::text[]')).toEqual([
      { counts: ['1', '2', null] },
      { counts: ['9223372036854775807', '-1'] },
      { counts: [] },
    ]);
  });

  test('objects', async () => {
    const values = fc.oneof(texts, fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(texts));
    const rows = fc.array(fc.record({ facts: nullable(fc.dictionary(texts, values)) }));
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        await copied(given, 'facts');
        // PostgreSQL compares them, because reading them back would test JSON.parse and its names with backslashes.
        const { rows: differing } = await client.query(
          `SELECT FROM unnest($1::jsonb[]) WITH ORDINALITY AS given(facts, place) JOIN sample ON ordinal = place - 1
           WHERE sample.facts IS DISTINCT FROM given.facts`,
          [given.map(({ facts }) => facts && JSON.stringify(facts))],
        );
        expect(differing).toEqual([]);
      }),
    );
  });

  test('amounts, numbers, flags, days and moments', async () => {
    const rows = fc.array(
      fc.record({
        amount: nullable(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
        ratio: nullable(fc.double()),
        moment: nullable(
          fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        ),
        day: nullable(fc.constantFrom('0001-01-01', '2024-02-29', '9999-12-31')),
        flag: nullable(fc.boolean()),
      }),
    );
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const read = await copied(given, 'amount, ratio, moment, day::text, flag');
        const expected = given.map((row) => ({
          ...row,
          amount: row.amount === null ? null : String(row.amount),
          ratio: Object.is(row.ratio, -0) ? 0 : row.ratio,
        }));
        expect(read).toEqual(expected);
      }),
    );
  });
});

test('columns are those of the first row; what a later row leaves out is null', async () => {
  const given = [{ word: 'a', flag: true }, { word: 'b' }, { word: undefined, flag: false }];
  expect(await copied(given, 'word, flag')).toEqual([
    { word: 'a', flag: true },
    { word: 'b', flag: null },
    { word: null, flag: false },
  ]);
});

test('a column that the first row does not have is refused rather than lost', async () => {
  await expect(copied([{ word: 'a' }, { word: 'b', flag: true }], 'word')).rejects.toThrow('flag');
  expect((await client.query('SELECT FROM sample')).rowCount).toBe(0);
});

test('nothing is sent for no rows', async () => {
  expect(await copyInto(client)('no_such_table', [])).toBe(0);
});

test('rows are drawn as they are sent, and counted in steps for a progress bar', async () => {
  const counted: number[] = [];
  const copy = copyInto(client, (count) => counted.push(count));
  await client.query('TRUNCATE sample');
  const rows = function* () {
    for (let ordinal = 0; ordinal < 2_500; ordinal += 1) yield { ordinal };
  };
  expect(await copy('sample', rows())).toBe(2_500);
  expect(counted).toEqual([1_000, 1_000, 500]);
  expect((await client.query('SELECT count(DISTINCT ordinal)::int FROM sample')).rows).toEqual([
    { count: 2_500 },
  ]);
});

describe('nothing is loaded, and the connection goes on', () => {
  const isAlive = async () => {
    expect((await client.query('SELECT count(*)::int FROM sample')).rows).toEqual([{ count: 0 }]);
  };

  test('when a text holds a NUL, which PostgreSQL does not store', async () => {
    await expect(copied([{ word: 'a' }, { word: 'b\0c' }], 'word')).rejects.toThrow(/0x00/);
    await isAlive();
  });

  test('when a row does not fit, early in a long load', async () => {
    await client.query('TRUNCATE sample');
    const rows = function* () {
      for (let i = 0; i < 200_000; i += 1) yield { ordinal: i === 10 ? 'ten' : i, word: 'x'.repeat(50) };
    };
    await expect(copyInto(client)('sample', rows())).rejects.toThrow('invalid input syntax for type integer');
    await isAlive();
  });

  test('when drawing the rows fails', async () => {
    await client.query('TRUNCATE sample');
    const rows = function* () {
      yield* Array.from({ length: 1_500 }, (_, ordinal) => ({ ordinal }));
      throw new Error('drawing failed');
    };
    await expect(copyInto(client)('sample', rows())).rejects.toThrow('drawing failed');
    await isAlive();
  });

  test('when there is no such table or column', async () => {
    await client.query('TRUNCATE sample');
    await expect(copyInto(client)('no_such_table', [{ a: 1 }])).rejects.toThrow('no_such_table');
    await expect(copyInto(client)('sample', [{ no_such_column: 1 }])).rejects.toThrow('no_such_column');
    await isAlive();
  });
});
