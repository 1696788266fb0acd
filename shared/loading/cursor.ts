import { createHash } from 'node:crypto';
import { InvalidArgument } from '../errors/fault.js';

export type CursorValue = string | number | boolean;

/**
 * Encodes the values of the ordering columns of one row.
 * @param connection names the list and its order; a cursor of one is none of another.
 */
export function encodeCursor(connection: string, values: readonly unknown[]): string {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  const text = JSON.stringify(plain, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return Buffer.from(sealOf(connection, text) + text).toString('base64url');
}

/**
 * Reads back a cursor with the expected number of values.
 * @throws InvalidArgument for a cursor that this connection cannot have given out.
 */
export function decodeCursor(connection: string, cursor: string, length: number): readonly CursorValue[] {
  const content = Buffer.from(cursor, 'base64url').toString('utf8');
  const text = content.slice(sealLength);
  const values = parse(text);
  const isOurs = content.startsWith(sealOf(connection, text)) && encodeCursor(connection, values) === cursor;
  if (!isOurs || values.length !== length || !values.every(isCursorValue)) {
    throw new InvalidArgument('after', 'it is not a cursor that this connection gave out');
  }
  return values;
}

const sealLength = 8;

/** Tells a cursor that was altered or belongs elsewhere. It is no secret: who forges one sees another place of the same list. */
function sealOf(connection: string, text: string): string {
  return createHash('sha256').update(`${connection}\n${text}`).digest('base64url').slice(0, sealLength);
}

function parse(text: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}

const isCursorValue = (value: unknown): value is CursorValue =>
  (typeof value === 'string' && !value.includes('\0')) ||
  typeof value === 'number' ||
  typeof value === 'boolean';
