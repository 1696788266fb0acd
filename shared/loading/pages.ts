import {
  type DataSource,
  type EntityMetadata,
  type ObjectLiteral,
  QueryFailedError,
  type SelectQueryBuilder,
} from 'typeorm';
import { InvalidArgument } from '../errors/fault.js';
import { invariant } from '../errors/invariant.js';
import { checkPage, type Page, type PageArgs } from '../graphql/connection.js';
import type { Class } from '../subgraph/define-subgraph.js';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.js';
import type { LoaderDefinition } from './loaders.js';

type EntityClass<Entity> = Class & (new (...args: never[]) => Entity);

/**
 * The columns a list is ordered by, all in one direction. Together they are unique, so that a cursor names one place;
 * moments among them are stored in milliseconds, because a cursor carries no more.
 */
export interface Ordering<Entity> {
  readonly by: readonly (keyof Entity & string)[];
  readonly direction: 'ASC' | 'DESC';
}

export interface PageOfParent<Key> {
  readonly parent: Key;
  readonly page: PageArgs;
}

/**
 * Pages the children of many parents at once: one statement for each distinct (first, after), whatever the number of parents.
 * The parent column and the ordering columns need one index, in this order.
 */
export function pagesOf<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  entity: EntityClass<Entity>,
  parentColumn: Column,
  ordering: Ordering<Entity>,
): LoaderDefinition<PageOfParent<Entity[Column]>, Page<Entity>> {
  return {
    textOf: ({ parent, page }) => `${parent} ${page.first} ${page.after ?? ''}`,
    batch: async (db, keys) => {
      const groups = Map.groupBy(keys, ({ page }) => `${page.first} ${page.after ?? ''}`);
      const pages = new Map<unknown, Page<Entity>>();
      for (const group of groups.values()) {
        const page = group[0]?.page;
        invariant(page, 'a group has at least one key');
        const parents = group.map(({ parent }) => parent);
        const rows = await childrenOf(db, entity, parentColumn, parents, page, ordering);
        const byParent = Map.groupBy(rows, (row) => row[parentColumn]);
        for (const key of group) pages.set(key, toPage(byParent.get(key.parent) ?? [], page, ordering));
      }
      return keys.map((key) => pages.get(key) ?? { rows: [], hasNextPage: false });
    },
  };
}

/**
 * One page of a whole list, in one statement.
 * @param narrow adds conditions to the query; the entity's alias is `item`.
 */
export async function pageOf<Entity extends ObjectLiteral>(
  db: DataSource,
  entity: EntityClass<Entity>,
  page: PageArgs,
  ordering: Ordering<Entity>,
  narrow: (query: SelectQueryBuilder<Entity>) => void = () => {},
): Promise<Page<Entity>> {
  const { first, after } = checkPage(page);
  const { metadata } = db.getRepository<Entity>(entity);
  const query = db.createQueryBuilder<Entity>(entity, 'item');
  narrow(query);
  if (after !== null) {
    const { text, values } = beyond(metadata, 'item', ordering, decodeCursor(after, ordering.by.length));
    query.andWhere(text, values);
  }
  for (const column of ordering.by) query.addOrderBy(`item.${column}`, ordering.direction);
  const rows = await refusingBadCursors(after, () => query.take(first + 1).getMany());
  return toPage(rows, page, ordering);
}

async function childrenOf<Entity extends ObjectLiteral, Column extends keyof Entity & string>(
  db: DataSource,
  entity: EntityClass<Entity>,
  parentColumn: Column,
  parents: readonly Entity[Column][],
  page: PageArgs,
  ordering: Ordering<Entity>,
): Promise<Entity[]> {
  const { first, after } = checkPage(page);
  const { metadata } = db.getRepository<Entity>(entity);
  const key = quoted(metadata, metadata.primaryColumns[0]?.propertyName ?? '');
  const order = ordering.by.map((by) => `child.${quoted(metadata, by)} ${ordering.direction}`).join(', ');
  const place =
    after === null ? null : beyond(metadata, 'child', ordering, decodeCursor(after, ordering.by.length));
  const ids = `SELECT found.${key} FROM unnest(:parents::${columnType(metadata, parentColumn)}[]) AS parent(value)
    CROSS JOIN LATERAL (
      SELECT child.${key} FROM ${quote(metadata.tableName)} child
      WHERE child.${quoted(metadata, parentColumn)} = parent.value ${place ? `AND ${place.text}` : ''}
      ORDER BY ${order} LIMIT :limit
    ) found`;
  const query = db
    .createQueryBuilder<Entity>(entity, 'item')
    .where(`item.${key} IN (${ids})`, { ...place?.values, parents, limit: first + 1 });
  for (const column of ordering.by) query.addOrderBy(`item.${column}`, ordering.direction);
  return refusingBadCursors(after, () => query.getMany());
}

function toPage<Entity extends ObjectLiteral>(
  rows: readonly Entity[],
  { first }: PageArgs,
  { by }: Ordering<Entity>,
): Page<Entity> {
  return {
    rows: rows
      .slice(0, first)
      .map((node) => ({ node, cursor: encodeCursor(by.map((column) => node[column])) })),
    hasNextPage: rows.length > first,
  };
}

function beyond<Entity extends ObjectLiteral>(
  metadata: EntityMetadata,
  alias: string,
  { by, direction }: Ordering<Entity>,
  values: readonly CursorValue[],
): { readonly text: string; readonly values: Readonly<Record<string, CursorValue>> } {
  const columns = by.map((column) => `${alias}.${quoted(metadata, column)}`).join(', ');
  const places = by.map((column, i) => `:after${i}::${columnType(metadata, column)}`).join(', ');
  return {
    text: `(${columns}) ${direction === 'ASC' ? '>' : '<'} (${places})`,
    values: Object.fromEntries(values.map((value, i) => [`after${i}`, value])),
  };
}

const quote = (name: string) => `"${name}"`;

const quoted = (metadata: EntityMetadata, property: string) => quote(column(metadata, property).databaseName);

const columnType = (metadata: EntityMetadata, property: string) => String(column(metadata, property).type);

function column(metadata: EntityMetadata, property: string) {
  const found = metadata.findColumnWithPropertyName(property);
  invariant(found, `${metadata.name} has no column ${property}`);
  return found;
}

/** PostgreSQL's class 22 is "data exception": with a cursor, the only free value is the client's. */
async function refusingBadCursors<T>(after: string | null, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    const code: unknown = error instanceof QueryFailedError ? error.driverError.code : null;
    if (after !== null && typeof code === 'string' && code.startsWith('22')) {
      throw new InvalidArgument('after', 'it is not a cursor that this connection gave out');
    }
    throw error;
  }
}
