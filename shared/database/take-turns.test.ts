import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postOffice } from '../testing/sample/subgraph.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { dataSourceOf } from './data-source.js';
import { takeTurns } from './take-turns.js';

let database: TestDatabase;
let db: DataSource;

beforeAll(async () => {
  database = await createTestDatabase(postOffice);
  db = await dataSourceOf(postOffice, { url: database.appUrl }).initialize();
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});

/** How many transactions were inside at a time, at most, when each takes turns by its name. */
async function mostAtOnce(names: readonly (readonly string[])[]): Promise<number> {
  let inside = 0;
  let most = 0;
  const enter = (name: readonly string[]) =>
    db.transaction(async (tx) => {
      await takeTurns(tx, ...name);
      inside += 1;
      most = Math.max(most, inside);
      await tx.query('SELECT pg_sleep(0.02)');
      inside -= 1;
    });
  await Promise.all(names.map(enter));
  return most;
}

test('those who name the same thing go one after another', async () => {
  expect(await mostAtOnce(Array.from({ length: 8 }, () => ['licence', 'A']))).toBe(1);
});

test('those who name different things do not wait', async () => {
  expect(
    await mostAtOnce([['licence', 'A'], ['licence', 'B'], ['licenceA'], ['li', 'cence', 'A']]),
  ).toBeGreaterThan(1);
});

test('a turn ends with its transaction, also when that fails', async () => {
  const failed = db.transaction(async (tx) => {
    await takeTurns(tx, 'licence');
    throw new Error('it failed');
  });
  await expect(failed).rejects.toThrow('it failed');
  expect(await mostAtOnce([['licence']])).toBe(1);
});
