import { expect, test } from 'vitest';
import { fares } from '../../../testing/fares.js';
import { federation } from '../../../testing/federation.js';

const ask = federation(fares);

test.each([
  ['{ trips { length(unit: "mile") far } }', { length: 'mile', far: 'in km' }],
  ['{ trips { fare(in: "IDR") feeInUsd } }', { fare: 10_000, feeInUsd: 'fee of 1' }],
  ['query ($in: String!) { trips { fare(in: $in) feeInUsd } }', { fare: 10_000, feeInUsd: 'fee of 1' }],
  ['{ trips { feeInUsd feeInIdr } }', { feeInUsd: 'fee of 1', feeInIdr: 'fee of 10000' }],
  [
    '{ trips { ...A ...B } } fragment A on Trip { feeInIdr } fragment B on Trip { fare(in: "USD") }',
    { feeInIdr: 'fee of 10000', fare: 1 },
  ],
  ['{ trips { fare: id feeInUsd } }', { fare: '1', feeInUsd: 'fee of 1' }],
  ['{ trips { stops(first: 1) { id } route } }', { stops: [{ id: '1a' }], route: 'Stop 1a Stop 1b Stop 1c' }],
  [
    '{ trips { stops(first: 3) { name: id } route } }',
    { stops: ['1a', '1b', '1c'].map((name) => ({ name })), route: 'Stop 1a Stop 1b Stop 1c' },
  ],
])(
  'what a field requires and what the client asks each have their own arguments: %s',
  async (query, first) => {
    const { data, errors } = await ask(query, { in: 'IDR' });
    expect(errors).toBeUndefined();
    expect(Object(data).trips[0]).toEqual(first);
  },
);
