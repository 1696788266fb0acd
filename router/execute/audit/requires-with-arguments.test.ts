import { expect, test } from 'vitest';
import { fares } from '../../testing/fares.js';
import { federation } from '../../testing/federation.js';

const ask = federation(fares);

test('a field that requires another with arguments gets its own answer', async () => {
  expect(await ask('{ trips { feeInUsd } }')).toEqual({
    data: { trips: [{ feeInUsd: 'fee of 1' }, { feeInUsd: 'fee of 2' }] },
  });
  expect(await ask('{ trips { route } }')).toEqual({
    data: { trips: [{ route: 'Stop 1a Stop 1b Stop 1c' }, { route: 'Stop 2a Stop 2b Stop 2c' }] },
  });
});

test('the client may ask the same field with the same arguments', async () => {
  expect(await ask('{ trips { fare(in: "USD") feeInUsd } }')).toEqual({
    data: {
      trips: [
        { fare: 1, feeInUsd: 'fee of 1' },
        { fare: 2, feeInUsd: 'fee of 2' },
      ],
    },
  });
});
