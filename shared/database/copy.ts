import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ClientBase, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { invariant } from '../errors/invariant.js';

type Scalar = string | number | bigint | boolean | null;
/** A list becomes a PostgreSQL array; any other object becomes JSON. A text must not hold a NUL, which PostgreSQL does not store. */
export type CopyValue = Scalar | Date | readonly Scalar[] | object;
export type CopyRow = Readonly<Record<string, CopyValue | undefined>>;

/**
 * Loads rows into one table with COPY. Columns are those of the first row, by their database names;
 * a column that a later row leaves out is null, and one that it adds is refused.
 * @returns how many rows were loaded.
 */
export type CopyRows = (table: string, rows: Iterable<CopyRow>) => Promise<number>;

const batchRows = 1_000;

/** @param onRows told how many rows went into the stream, in steps, for a progress bar. */
export function copyInto(client: ClientBase, onRows: (count: number) => void = () => {}): CopyRows {
  return async (table, rows) => {
    const iterator = rows[Symbol.iterator]();
    const first = iterator.next();
    if (first.done) return 0;
    const columns = Object.keys(first.value);
    const known = new Set(columns);
    const quoted = columns.map((column) => escapeIdentifier(column)).join(', ');
    const stream = client.query(copyFrom(`COPY ${escapeIdentifier(table)} (${quoted}) FROM STDIN`));
    let count = 0;
    const lines = function* () {
      let batch = '';
      for (let step: IteratorResult<CopyRow> = first; !step.done; step = iterator.next()) {
        const row = step.value;
        const added = Object.keys(row).find((column) => !known.has(column));
        invariant(added === undefined, `the first row of ${table} has no column ${added}`);
        batch += `${columns.map((column) => encode(row[column])).join('\t')}\n`;
        count += 1;
        if (count % batchRows === 0) {
          yield batch;
          batch = '';
          onRows(batchRows);
        }
      }
      if (batch) yield batch;
      onRows(count % batchRows);
    };
    await pipeline(Readable.from(lines(), { objectMode: false }), stream);
    return count;
  };
}

/** One value in PostgreSQL's COPY text format. */
export function encode(value: CopyValue | undefined): string {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return escapeText(`{${value.map(arrayElement).join(',')}}`);
  if (typeof value === 'object') return escapeText(JSON.stringify(value));
  return escapeText(String(value));
}

const arrayElement = (element: Scalar) =>
  element === null ? 'NULL' : `"${String(element).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;

const escapeText = (text: string) =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
