import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { dataSourceOf } from './data-source.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  db = dataSourceOf(postOffice, { url: database.appUrl, poolSize: 1 });
  await db.initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

async function timesPrepared(text: string): Promise<number> {
  const [found]: { count: number }[] = await db.query(
    `SELECT count(*)::integer FROM pg_prepared_statements WHERE statement = '${text}'`,
  );
  return found?.count ?? Number.NaN;
}

async function repeatedly(times: number, text: string, given: (time: number) => unknown) {
  const answers: unknown[] = [];
  for (let time = 0; time < times; time += 1) answers.push(await db.query(text, [given(time)]));
  return answers;
}

test('a statement that comes again is prepared once, and answers for the values of each call', async () => {
  const text = 'SELECT $1::integer AS given';
  const answers = await repeatedly(5, text, (time) => time);
  expect(answers).toEqual([0, 1, 2, 3, 4].map((given) => [{ given }]));
  expect(await timesPrepared(text)).toBe(1);
});

test('a statement that is sent once is not kept', async () => {
  const text = 'SELECT $1::integer AS once';
  await repeatedly(1, text, () => 1);
  expect(await timesPrepared(text)).toBe(0);
});

test('a prepared statement fails for a value it cannot take, and goes on for others', async () => {
  const text = 'SELECT $1::integer AS number';
  await repeatedly(3, text, () => 1);
  await expect(db.query(text, ['no number'])).rejects.toMatchObject({ driverError: { code: '22P02' } });
  expect(await repeatedly(1, text, () => 2)).toEqual([[{ number: 2 }]]);
});

test('more statements than a connection keeps are answered all the same', async () => {
  const texts = Array.from({ length: 300 }, (_, i) => `SELECT $1::integer + ${i} AS sum`);
  for (const [i, text] of texts.entries()) {
    expect(await repeatedly(2, text, () => 1)).toEqual([[{ sum: i + 1 }], [{ sum: i + 1 }]]);
  }
  const [kept]: { count: number }[] = await db.query('SELECT count(*)::integer FROM pg_prepared_statements');
  expect(kept?.count).toBe(256);
});
