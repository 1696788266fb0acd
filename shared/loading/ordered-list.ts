import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import { invariant } from '../errors/invariant.js';
import type { Page } from '../graphql/connection.js';
import { type CursorValue, decodeCursor, encodeCursor } from './cursor.js';
import { columnOf, typeOf } from './key-column.js';
import type { Ordering } from './pages.js';

/** One row of a page. Its cursor is made when it is read, because most queries read the nodes alone. */
class PlacedRow<Node extends ObjectLiteral> {
  constructor(
    readonly node: Node,
    private readonly list: OrderedList<Node>,
  ) {}

  get cursor(): string {
    return this.list.cursorOf(this.node);
  }
}

/** A list in its order: gives out cursors and takes them back. */
export class OrderedList<Entity extends ObjectLiteral> {
  readonly #columns: readonly { readonly name: string; readonly type: string }[];
  readonly #name: string;

  /** @param parentColumn for the lists of many parents; a cursor of one of them is good for all of them. */
  constructor(
    metadata: EntityMetadata,
    private readonly ordering: Ordering<Entity>,
    parentColumn = '',
  ) {
    this.#columns = ordering.by.map((property) => orderingColumn(metadata, property));
    this.#name = [metadata.tableName, parentColumn, ...ordering.by, ordering.direction].join(' ');
  }

  /** @param rows in order, with one more than the page has room for when there is a next page. */
  pageOf(rows: readonly Entity[], first: number): Page<Entity> {
    return {
      rows: rows.slice(0, first).map((node) => new PlacedRow(node, this)),
      hasNextPage: rows.length > first,
    };
  }

  cursorOf(row: Entity): string {
    return encodeCursor(
      this.#name,
      this.ordering.by.map((property) => row[property]),
    );
  }

  /**
   * The condition for the rows that come after a cursor.
   * @throws InvalidArgument when this list did not give it out.
   */
  beyond(after: string, alias: string): Condition {
    const values = decodeCursor(this.#name, after, this.#columns.length);
    const columns = this.#columns.map(({ name }) => `${alias}.${name}`).join(', ');
    const places = this.#columns.map(({ type }, i) => `:after${i}::${type}`).join(', ');
    return {
      text: `(${columns}) ${this.ordering.direction === 'ASC' ? '>' : '<'} (${places})`,
      values: Object.fromEntries(values.map((value, i) => [`after${i}`, value])),
    };
  }

  /** For an ORDER BY in plain SQL. */
  orderedBy(alias: string): string {
    return this.#columns.map(({ name }) => `${alias}.${name} ${this.ordering.direction}`).join(', ');
  }
}

interface Condition {
  readonly text: string;
  readonly values: Readonly<Record<string, CursorValue>>;
}

export const quote = (name: string): string => `"${name}"`;

function orderingColumn(metadata: EntityMetadata, property: string) {
  const column = columnOf(metadata, property);
  const place = `${metadata.name}.${property}`;
  invariant(!column.isNullable, `${place} may be null, so no list is ordered by it`);
  invariant(
    !/^timestamp/.test(typeOf(column)) || (column.precision ?? 6) <= 3,
    `${place} is finer than a millisecond, so no list is ordered by it`,
  );
  return { name: quote(column.databaseName), type: typeOf(column) };
}
