import { Column, type ColumnOptions } from 'typeorm';

/** Whole rupiah; `bigint` in PostgreSQL and in the program. */
export type Rupiah = bigint;

const bigintTransformer = {
  // A condition on many amounts (In, Any, Between) hands them over together.
  to: (value: bigint | readonly bigint[] | null | undefined) =>
    Array.isArray(value) ? value.map(String) : (value?.toString() ?? value),
  from: (value: string | null) => (value === null ? null : BigInt(value)),
};

/** A column of whole rupiah. The driver hands a PostgreSQL bigint over as text, because a number would round it. */
export function RupiahColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'bigint', transformer: bigintTransformer });
}

/** A moment, in milliseconds: as precise as a JavaScript Date, so that a cursor can carry it. */
export function MomentColumn(options: ColumnOptions = {}): PropertyDecorator {
  return Column({ ...options, type: 'timestamptz', precision: 3 });
}
