import {
  Any,
  type DataSource,
  type FindOptionsOrder,
  type FindOptionsWhere,
  type ObjectLiteral,
} from 'typeorm';
import type { Class } from '../subgraph/define-subgraph.js';
import type { LoaderDefinition } from './loaders.js';

type EntityClass<Entity> = Class & (new (...args: never[]) => Entity);

/** Loads at most one entity for each value of a unique column; null where there is none. */
export function byKey<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  column: Column,
): LoaderDefinition<Entity[Column], Entity | null> {
  return {
    batch: async (db, keys) => {
      const found = new Map(
        (await findAmong(db, entity, column, keys)).map((row) => [row[column], row] as const),
      );
      return keys.map((key) => found.get(key) ?? null);
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
  return {
    batch: async (db, keys) => {
      const groups = Map.groupBy(await findAmong(db, entity, column, keys, order), (row) => row[column]);
      return keys.map((key) => groups.get(key) ?? []);
    },
  };
}

function findAmong<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  db: DataSource,
  entity: EntityClass<Entity>,
  column: Column,
  keys: readonly Entity[Column][],
  order: FindOptionsOrder<Entity> = {},
): Promise<Entity[]> {
  // `= ANY($1)` keeps the statement's text the same for any number of keys.
  const where = { [column]: Any(keys) } as FindOptionsWhere<Entity>;
  return db.manager.find(entity, { where, order });
}
