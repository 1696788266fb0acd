import fc from 'fast-check';
import type { TestDatabase } from '../test-database.js';
import type { Parcel } from './parcel.entity.js';

/** Few senders, labels and moments, so that lists have ties. */
export const senders = ['a', 'b', 'c'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`);

const moments = fc.integer({ min: 0, max: 3 }).map((ms) => new Date(Date.UTC(2024, 0, 31, 2, 0, 0, ms)));

export const parcels: fc.Arbitrary<Parcel[]> = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    senderId: fc.constantFrom(...senders),
    label: fc.constantFrom('a', 'b', 'B', 'é', "o'c", 'x\\y'),
    postage: fc.constantFrom(0n, 1n, 10n, 9n, 2n ** 63n - 1n),
    sentOn: fc.constantFrom('0001-01-01', '2024-01-31', '2024-02-01', '9999-12-31'),
    takenInAt: moments,
    note: fc.constantFrom(null, 'note'),
  }),
  { selector: ({ id }) => id, maxLength: 25 },
);

/** Makes these the only parcels there are. */
export async function storeParcels(
  { sql }: Pick<TestDatabase, 'sql'>,
  rows: readonly Parcel[],
): Promise<void> {
  await sql('TRUNCATE parcel');
  const columns = ['id', 'sender_id', 'label', 'postage', 'sent_on', 'taken_in_at', 'note'] as const;
  await sql(
    `INSERT INTO parcel (${columns.join(', ')}) SELECT * FROM unnest(
       $1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::date[], $6::timestamptz[], $7::text[])`,
    [
      rows.map(({ id }) => id),
      rows.map(({ senderId }) => senderId),
      rows.map(({ label }) => label),
      rows.map(({ postage }) => String(postage)),
      rows.map(({ sentOn }) => sentOn),
      rows.map(({ takenInAt }) => takenInAt.toISOString()),
      rows.map(({ note }) => note),
    ],
  );
}
