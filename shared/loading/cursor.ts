import { InvalidArgument } from '../errors/fault.js';

export type CursorValue = string | number | boolean;

/** Encodes the values of the ordering columns of one row. */
export function encodeCursor(values: readonly unknown[]): string {
  const plain = values.map((value) => (value instanceof Date ? value.toISOString() : value));
  return Buffer.from(
    JSON.stringify(plain, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
  ).toString('base64url');
}

/**
 * Reads back a cursor with the expected number of values.
 * @throws InvalidArgument for a cursor that this connection cannot have given out.
 */
export function decodeCursor(cursor: string, length: number): readonly CursorValue[] {
  const values = parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(values) || values.length !== length || !values.every(isCursorValue)) {
    throw new InvalidArgument('after', 'it is not a cursor that this connection gave out');
  }
  return values;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isCursorValue = (value: unknown): value is CursorValue =>
  (typeof value === 'string' && value.length <= 200 && !value.includes('\0')) ||
  typeof value === 'number' ||
  typeof value === 'boolean';
