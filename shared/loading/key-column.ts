import type { DataSource, EntityMetadata, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { invariant } from '../errors/invariant.js';
import { isUuid } from '../graphql/uuid.js';
import type { Class } from '../subgraph/define-subgraph.js';

export type EntityClass<Entity> = Class & (new (...args: never[]) => Entity);

export function metadataOf<Entity extends ObjectLiteral>(
  db: DataSource,
  entity: EntityClass<Entity>,
): EntityMetadata {
  return db.getRepository<Entity>(entity).metadata;
}

export function columnOf(metadata: EntityMetadata, property: string): ColumnMetadata {
  const found = metadata.findColumnWithPropertyName(property);
  invariant(found, `${metadata.name} has no column ${property}`);
  return found;
}

/** The column's type in PostgreSQL's words, also where TypeORM was told a JavaScript type or none. */
export const typeOf = (column: ColumnMetadata): string =>
  column.entityMetadata.dataSource.driver.normalizeType(column);

/**
 * A key as the column gives it back; null for what the column cannot hold, which is then the key of no row. A reference
 * comes from another ministry unchecked, and one that is nonsense must not fail those asked for together with it.
 */
export function heldBy(column: ColumnMetadata, key: unknown): unknown {
  const type = typeOf(column);
  if (type === 'uuid') return typeof key === 'string' && isUuid(key) ? key.toLowerCase() : null;
  const most = integersMax[type];
  if (most !== undefined && !(typeof key === 'number' && Number.isInteger(key) && Math.abs(key) <= most))
    return typeof key === 'bigint' ? key : null;
  return typeof key === 'string' && key.includes('\0') ? null : key;
}

const integersMax: Readonly<Record<string, number>> = { smallint: 2 ** 15 - 1, integer: 2 ** 31 - 1 };
