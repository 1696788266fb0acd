import {
  Any,
  type DataSource,
  type FindOptionsOrder,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import { columnOf, type EntityClass, heldBy, metadataOf } from './key-column.js';
import type { LoaderDefinition } from './loaders.js';

/** Loads at most one entity for each value of a unique column; null where there is none. */
export function byKey<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  column: Column,
): LoaderDefinition<Entity[Column], Entity | null> {
  return {
    batch: async (db, keys) => {
      const groups = await groupsAmong(db, entity, column, keys);
      return groups.map(([only]) => only ?? null);
    },
  };
}

/**
 * Loads all entities that share a value of a column, for lists the domain itself keeps short (the members of a family,
 * the lines of a bill). A list that can grow is paged with `pagesOf`.
 */
export function groupsOf<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  column: Column,
  order: FindOptionsOrder<Entity>,
): LoaderDefinition<Entity[Column], readonly Entity[]> {
  return { batch: (db, keys) => groupsAmong(db, entity, column, keys, order) };
}

async function groupsAmong<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  db: DataSource,
  entity: EntityClass<Entity>,
  column: Column,
  keys: readonly Entity[Column][],
  order: FindOptionsOrder<Entity> = {},
): Promise<readonly (readonly Entity[])[]> {
  const keyColumn = columnOf(metadataOf(db, entity), column);
  const held = keys.map((key) => heldBy(keyColumn, key));
  const known = held.filter((key) => key !== null);
  if (known.length === 0) return keys.map(() => []);
  // `= ANY($1)` keeps the statement's text the same for any number of keys.
  const where = { [column]: Any(known) } as FindOptionsWhere<Entity>;
  const rows = await db.manager.find(entity, { where, order });
  const groups = Map.groupBy<unknown, Entity>(rows, (row) => row[column]);
  return held.map((key) => groups.get(key) ?? []);
}
