import type { EntityManager } from 'typeorm';

/**
 * Lets transactions that name the same thing take turns until they end, where there is no row yet to lock: a check that
 * nothing of that name exists then still holds when the row is written.
 */
export async function takeTurns(db: EntityManager, ...name: readonly string[]): Promise<void> {
  await db.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [JSON.stringify(name)]);
}
