import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import health from '../subgraph.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(health);
});
afterAll(() => subgraph.stop());

interface Status {
  readonly immunizationStatus: {
    readonly basic: string;
    readonly given: readonly { readonly vaccine: string }[];
    readonly due: readonly object[];
    readonly nextDue: object | null;
  };
}

/** As the router asks: the date of birth comes from identity, when it answered. */
async function statusOf(citizens: readonly Readonly<Record<string, string>>[], selection: string) {
  const { data, errors } = await subgraph.entities<Status>('Citizen', citizens, selection);
  expect(errors).toBeUndefined();
  return data._entities;
}

test('persona P3 was immunised as a child, by the schedule of those years', async () => {
  const { personas } = await testNation();
  const [ayu] = await statusOf(
    [{ id: personas.P3.id, birthDate: personas.P3.birthDate }],
    'immunizationStatus { basic given { vaccine dose givenOn facility { code } } due { vaccine } missed { vaccine } nextDue { vaccine } }',
  );
  expect(ayu?.immunizationStatus).toMatchObject({ basic: 'COMPLETE', due: [], missed: [], nextDue: null });
  expect(ayu?.immunizationStatus.given[0]).toMatchObject({
    vaccine: expect.stringMatching(/HB0|BCG|OPV/),
    facility: { code: '9801P001' },
  });
});

test('a newborn is told what comes next, and from which day', async () => {
  const [newborn] = await statusOf(
    [{ id: randomUUID(), birthDate: '2024-01-31' }],
    'immunizationStatus { basic nextDue { vaccine dose dueOn latestOn overdue } due { dueOn } }',
  );
  expect(newborn?.immunizationStatus).toMatchObject({
    basic: 'ON_SCHEDULE',
    nextDue: { vaccine: 'BCG', dose: 1, dueOn: '2024-01-31', latestOn: '2025-01-29', overdue: false },
  });
  expect(newborn?.immunizationStatus.due).toHaveLength(20);
});

test('without a date of birth nothing is decided', async () => {
  const [somebody] = await statusOf([{ id: randomUUID() }], 'immunizationStatus { basic nextDue { dose } }');
  expect(somebody).toEqual({ immunizationStatus: { basic: 'UNDETERMINED', nextDue: null } });
});
