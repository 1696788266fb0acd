import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import permits from '../subgraph.js';

const deceased = randomUUID();
const unknown = randomUUID();
let subgraph: SubgraphUnderTest;
let venueId: string;

beforeAll(async () => {
  subgraph = await startSubgraph(permits, {
    facts: {
      LifeStatus: ({ id }) => ({
        citizenById: id === unknown ? null : { lifeStatus: id === deceased ? 'DECEASED' : 'ALIVE' },
      }),
    },
  });
  const [venue] = await subgraph.sql<{ id: string }>(`SELECT id FROM venue WHERE name = 'Lapangan Contoh'`);
  venueId = venue?.id ?? '';
});
afterAll(() => subgraph.stop());

interface Outcome {
  readonly __typename: string;
  readonly id: string;
  readonly code?: string;
}

async function apply(input: Readonly<Record<string, unknown>>, door = subgraph): Promise<Outcome> {
  const { data } = await door.query<{ applyForEventPermit: Outcome }>(
    `mutation ($input: ApplyForEventPermitInput!) { applyForEventPermit(input: $input) { __typename
      ... on EventApplication { id status authority decisionDueOn venue { name } permit { permitNumber } }
      ... on EventLeadTimeTooShort { neededWorkingDays givenWorkingDays } ... on EventCapacityExceeded { capacity }
      ... on Failure { code argument } } }`,
    {
      input: {
        organiserId: randomUUID(),
        name: 'Konser Contoh',
        type: 'SHOW',
        scale: 'NATIONAL',
        venueId,
        expectedAudience: 4_000,
        commercial: true,
        involvesForeigners: false,
        idempotencyKey: randomUUID(),
        ...on('2024-06-01'),
        ...input,
      },
    },
  );
  return data.applyForEventPermit;
}

const on = (day: string) => ({ startsAt: `${day}T19:00:00+07:00`, endsAt: `${day}T23:00:00+07:00` });

/** From Wednesday 31 January, with 8 and 9 February free: 27 February is 18 working days on, 1 March is 21. */
test('a national concert filed 20 working days before is refused, and 21 days before is taken', async () => {
  expect(await apply(on('2024-02-29'))).toMatchObject({
    code: 'LEAD_TIME_TOO_SHORT',
    argument: 'input.startsAt',
    neededWorkingDays: 21,
    givenWorkingDays: 19,
  });
  expect(await apply(on('2024-03-01'))).toMatchObject({ code: 'LEAD_TIME_TOO_SHORT', givenWorkingDays: 20 });
  expect(await apply(on('2024-03-02'))).toMatchObject({
    __typename: 'EventApplication',
    authority: 'KABAINTELKAM',
    status: 'SUBMITTED',
    decisionDueOn: '2024-02-22',
    venue: { name: 'Lapangan Contoh' },
    permit: null,
  });
});

test('the day of an event is the day in Jakarta', async () => {
  const lateInUtc = { startsAt: '2024-03-01T16:59:59Z', endsAt: '2024-03-01T20:00:00Z' };
  const nextInJakarta = { startsAt: '2024-03-01T17:00:00Z', endsAt: '2024-03-01T20:00:00Z' };
  expect(await apply(lateInUtc)).toMatchObject({ code: 'LEAD_TIME_TOO_SHORT' });
  expect(await apply(nextInJakarta)).toMatchObject({ __typename: 'EventApplication' });
});

test.each([
  ['DISTRICT', 'KAPOLSEK', '2024-02-21', '2024-02-22'],
  ['REGENCY', 'KAPOLRES', '2024-02-21', '2024-02-22'],
  ['PROVINCE', 'KAPOLDA', '2024-02-21', '2024-02-22'],
  ['INTERNATIONAL', 'KABAINTELKAM', '2024-03-16', '2024-03-19'],
])(
  'an event of scale %s is decided by %s and needs its own time',
  async (scale, authority, early, timely) => {
    expect(await apply({ scale, ...on(early) })).toMatchObject({ code: 'LEAD_TIME_TOO_SHORT' });
    expect(await apply({ scale, ...on(timely) })).toMatchObject({ authority });
  },
);

test('an event with foreigners is international', async () => {
  expect(await apply({ involvesForeigners: true })).toMatchObject({ code: 'WRONG_SCALE' });
  expect(await apply({ involvesForeigners: true, scale: 'INTERNATIONAL' })).toMatchObject({
    __typename: 'EventApplication',
  });
});

test('an audience fits the venue', async () => {
  expect(await apply({ expectedAudience: 5_001 })).toMatchObject({
    code: 'CAPACITY_EXCEEDED',
    capacity: 5_000,
  });
  expect(await apply({ expectedAudience: 5_000 })).toMatchObject({ __typename: 'EventApplication' });
});

test('an event ends after it begins, at a venue there is', async () => {
  expect(await apply({ endsAt: '2024-06-01T19:00:00+07:00' })).toMatchObject({ code: 'EVENT_DATES_INVALID' });
  expect(await apply({ venueId: randomUUID() })).toMatchObject({ code: 'VENUE_NOT_FOUND' });
});

test('an organiser is registered and lives', async () => {
  expect(await apply({ organiserId: deceased })).toMatchObject({ code: 'DECEASED' });
  expect(await apply({ organiserId: unknown })).toMatchObject({ code: 'CITIZEN_NOT_FOUND' });
  const alone = await startSubgraph(permits);
  const [venue] = await alone.sql<{ id: string }>(`SELECT id FROM venue WHERE name = 'Lapangan Contoh'`);
  expect(await apply({ venueId: venue?.id }, alone)).toMatchObject({ code: 'UNDETERMINED' });
  await alone.stop();
});

test('twenty sendings of one key make one application', async () => {
  const input = { organiserId: randomUUID(), idempotencyKey: randomUUID() };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => apply(input)));
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
  expect(await apply({ ...input, name: 'Konser Lain' })).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT' });
});

test.each([
  ['expectedAudience', 0],
  ['expectedAudience', 1.5],
  ['expectedAudience', 3_000_000_000],
  ['startsAt', '2024-02-30T19:00:00+07:00'],
  ['name', ''],
  ['venueId', 'x'],
])('an application whose %s is malformed writes nothing', async (field, value) => {
  const before = await subgraph.sql('SELECT count(*) FROM event_application');
  const { errors } = await subgraph.query(
    'mutation ($input: ApplyForEventPermitInput!) { applyForEventPermit(input: $input) { __typename } }',
    {
      input: {
        organiserId: randomUUID(),
        name: 'Konser',
        type: 'SHOW',
        scale: 'NATIONAL',
        venueId,
        expectedAudience: 1,
        commercial: false,
        involvesForeigners: false,
        idempotencyKey: randomUUID(),
        ...on('2024-06-01'),
        [field]: value,
      },
    },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: `input.${field}` });
  expect(await subgraph.sql('SELECT count(*) FROM event_application')).toEqual(before);
});
