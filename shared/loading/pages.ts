import { type DataSource, type ObjectLiteral, QueryFailedError, type SelectQueryBuilder } from 'typeorm';
import { InvalidArgument } from '../errors/fault.js';
import { invariant } from '../errors/invariant.js';
import { checkPage, type Page, type PageArgs } from '../graphql/connection.js';
import { columnOf, type EntityClass, heldBy, metadataOf, typeOf } from './key-column.js';
import type { LoaderDefinition } from './loaders.js';
import { OrderedList, quote } from './ordered-list.js';

/**
 * The columns a list is ordered by, all in one direction. Together they are unique, so that a cursor names one place;
 * none may be null, and moments among them are stored in milliseconds, because a cursor carries no more.
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
      const siblings = new SiblingLists(db, entity, parentColumn, ordering);
      const groups = Map.groupBy(keys, ({ page }) => `${page.first} ${page.after ?? ''}`);
      const answers = new Map<unknown, Page<Entity> | InvalidArgument>();
      for (const group of groups.values()) {
        const page = group[0]?.page;
        invariant(page, 'a group has at least one key');
        const pageOfParent = await siblings.pages(
          group.map(({ parent }) => parent),
          page,
        );
        for (const key of group) answers.set(key, pageOfParent(key.parent));
      }
      return keys.map((key) => answers.get(key) ?? nothing);
    },
  };
}

const nothing = { rows: [], hasNextPage: false };

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
  const list = new OrderedList(metadataOf(db, entity), ordering);
  const query = db.createQueryBuilder<Entity>(entity, 'item');
  narrow(query);
  if (after !== null) {
    const { text, values } = list.beyond(after, 'item');
    bracketConditions(query);
    query.andWhere(text, values);
  }
  for (const column of ordering.by) query.addOrderBy(`item.${column}`, ordering.direction);
  const rows = await refusingBadCursors(after, () => query.take(first + 1).getMany());
  return list.pageOf(rows, first);
}

/** The lists of the children of many parents, each ordered alike. */
class SiblingLists<Entity extends ObjectLiteral, Column extends keyof Entity & string> {
  readonly #list: OrderedList<Entity>;

  constructor(
    private readonly db: DataSource,
    private readonly entity: EntityClass<Entity>,
    private readonly parentColumn: Column,
    private readonly ordering: Ordering<Entity>,
  ) {
    this.#list = new OrderedList(metadataOf(db, entity), ordering, parentColumn);
  }

  /** @returns the page of each parent; what is wrong with the page asked for is the answer to those who asked for it, and to no other. */
  async pages(
    parents: readonly Entity[Column][],
    page: PageArgs,
  ): Promise<(parent: Entity[Column]) => Page<Entity> | InvalidArgument> {
    const column = columnOf(metadataOf(this.db, this.entity), this.parentColumn);
    try {
      const held = parents.map((parent) => heldBy(column, parent)).filter((parent) => parent !== null);
      const rows = held.length === 0 ? [] : await this.#read(held, page);
      const byParent = Map.groupBy<unknown, Entity>(rows, (row) => row[this.parentColumn]);
      return (parent) => this.#list.pageOf(byParent.get(heldBy(column, parent)) ?? [], page.first);
    } catch (error) {
      if (error instanceof InvalidArgument) return () => error;
      throw error;
    }
  }

  #read(parents: readonly unknown[], page: PageArgs): Promise<Entity[]> {
    const { first, after } = checkPage(page);
    const metadata = metadataOf(this.db, this.entity);
    const parent = columnOf(metadata, this.parentColumn);
    const place = after === null ? null : this.#list.beyond(after, 'child');
    const key = (alias: string) =>
      metadata.primaryColumns.map(({ databaseName }) => `${alias}.${quote(databaseName)}`).join(', ');
    const keys = `SELECT ${key('found')} FROM unnest(:parents::${typeOf(parent)}[]) AS parent(value)
      CROSS JOIN LATERAL (
        SELECT ${key('child')} FROM ${quote(metadata.tableName)} child
        WHERE child.${quote(parent.databaseName)} = parent.value ${place ? `AND ${place.text}` : ''}
        ORDER BY ${this.#list.orderedBy('child')} LIMIT :limit
      ) found`;
    const query = this.db
      .createQueryBuilder<Entity>(this.entity, 'item')
      .where(`(${key('item')}) IN (${keys})`, { ...place?.values, parents, limit: first + 1 });
    for (const column of this.ordering.by) query.addOrderBy(`item.${column}`, this.ordering.direction);
    return refusingBadCursors(after, () => query.getMany());
  }
}

/** An OR of the caller's must not let through what the page's own condition keeps out. */
function bracketConditions({ expressionMap }: SelectQueryBuilder<ObjectLiteral>): void {
  const { wheres } = expressionMap;
  if (wheres.length === 0) return;
  expressionMap.wheres = [{ type: 'simple', condition: { operator: 'brackets', condition: wheres } }];
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
