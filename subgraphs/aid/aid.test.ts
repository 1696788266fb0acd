import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import aid from './subgraph.js';
import { factsOf } from './testing/facts-of-nation.js';

const cardOfSiti = '9871010203180009';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(aid);
});
afterAll(() => subgraph.stop());

async function citizens<Fields>(
  representations: readonly Readonly<Record<string, unknown>>[],
  selection: string,
) {
  const { data, errors } = await subgraph.entities<Fields>('Citizen', representations, selection);
  expect(errors).toBeUndefined();
  return data._entities;
}

test('from a person one comes to what the family receives: persona P2’s 900,000 every two months', async () => {
  const { P1, P2 } = (await testNation()).personas;
  const [siti, budi, stranger] = await citizens(
    [factsOf(P2), factsOf(P1), { id: randomUUID() }],
    `aidEnrolments { nodes { number program channel status startedOn applicant { id } components { component persons }
       expectedBenefit { yearly stages { number amount } } } }`,
  );
  const stages = Array.from({ length: 6 }, (_, place) => ({ number: place + 1, amount: '900000' }));
  expect(siti).toMatchObject({
    aidEnrolments: {
      nodes: expect.arrayContaining([
        {
          number: 'PKH-2024-98-0000123',
          program: 'PKH',
          channel: 'KKS',
          status: 'ACTIVE',
          startedOn: '2024-01-01',
          applicant: { id: P2.id },
          components: [
            { component: 'JUNIOR_SCHOOL', persons: 1 },
            { component: 'PREGNANCY', persons: 1 },
            { component: 'PRIMARY_SCHOOL', persons: 1 },
          ],
          expectedBenefit: { yearly: '5400000', stages },
        },
        expect.objectContaining({
          program: 'SEMBAKO',
          expectedBenefit: {
            yearly: '2400000',
            stages: Array.from({ length: 6 }, (_, place) => ({ number: place + 1, amount: '400000' })),
          },
        }),
        expect.objectContaining({ program: 'PBI_JK', channel: 'INSURER' }),
      ]),
    },
  });
  expect(budi).toEqual({ aidEnrolments: { nodes: [] } });
  expect(stranger).toEqual({ aidEnrolments: null });
});

test('a family card leads to its household, and back', async () => {
  const { data } = await subgraph.entities(
    'FamilyCard',
    [{ number: cardOfSiti }, { number: '9801019900000001' }],
    'household { familyCard { number } welfare { decile listedInDtks } enrolments(first: 1) { nodes { program } pageInfo { hasNextPage } } }',
  );
  expect(data._entities).toEqual([
    {
      household: {
        familyCard: { number: cardOfSiti },
        welfare: { decile: 2, listedInDtks: true },
        enrolments: { nodes: [{ program: 'PKH' }], pageInfo: { hasNextPage: true } },
      },
    },
    { household: null },
  ]);
});

test('the router joins households and enrolments by their keys', async () => {
  const [{ id } = { id: '' }] = await subgraph.sql<{ id: string }>(
    `SELECT id FROM program_enrolment WHERE number = 'PKH-2024-98-0000123'`,
  );
  const enrolments = await subgraph.entities(
    'ProgramEnrolment',
    [{ id }, { id: randomUUID() }],
    'number household { familyCardNumber }',
  );
  const households = await subgraph.entities(
    'Household',
    [{ familyCardNumber: cardOfSiti }],
    'registeredOn welfare { version surveyedOn }',
  );
  expect(enrolments.data._entities).toEqual([
    { number: 'PKH-2024-98-0000123', household: { familyCardNumber: cardOfSiti } },
    null,
  ]);
  expect(households.data._entities).toEqual([
    {
      registeredOn: expect.any(String),
      welfare: { version: expect.any(Number), surveyedOn: expect.any(String) },
    },
  ]);
});

test('however many citizens are asked for, the statements stay as few', async () => {
  const everyone = (await testNation()).people.map(factsOf);
  const cost = async (representations: readonly ReturnType<typeof factsOf>[]) => {
    const before = await subgraph.statements();
    await citizens(
      representations,
      `aidEligibility(program: PKH) { verdict alreadyEnrolled }
       food: aidEligibility(program: SEMBAKO) { verdict }
       aidEnrolments { nodes { components { persons } expectedBenefit { yearly } household { welfare { decile } enrolments { nodes { number } } } } }`,
    );
    return (await subgraph.statements()) - before;
  };
  const siti = everyone.filter(({ familyCard }) => familyCard.number === cardOfSiti).slice(0, 1);
  expect(siti).toHaveLength(1);
  expect(await cost(everyone)).toBe(await cost(siti));
});

test('enrolments of a programme are listed, the newest first, wherever they stand or only some', async () => {
  await subgraph.sql(
    `UPDATE program_enrolment SET status = 'SUSPENDED' WHERE id = (SELECT max(id::text)::uuid FROM program_enrolment WHERE program = 'PKH' AND status = 'ACTIVE')`,
  );
  const { data } = await subgraph.query<Record<string, { nodes: { startedOn: string; status: string }[] }>>(
    `{ all: programEnrolments(program: PKH, first: 100) { nodes { startedOn status number } }
       some: programEnrolments(program: PKH, status: SUSPENDED, first: 100) { nodes { startedOn status number } } }`,
  );
  const { all, some } = data;
  const days = all?.nodes.map(({ startedOn }) => startedOn) ?? [];
  expect(days).toEqual([...days].sort().reverse());
  expect(some?.nodes.length).toBeGreaterThan(0);
  expect(some?.nodes.length).toBeLessThan(days.length);
  expect(some?.nodes).toEqual(all?.nodes.filter(({ status }) => status === 'SUSPENDED'));
});

interface EnrolmentPage {
  readonly nodes: readonly { readonly number: string }[];
  readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
}

async function pageAfter(after: string | null): Promise<EnrolmentPage> {
  const { data } = await subgraph.query<{ programEnrolments: EnrolmentPage }>(
    `query ($after: Cursor) { programEnrolments(program: SEMBAKO, first: 7, after: $after) {
       nodes { number } pageInfo { endCursor hasNextPage } } }`,
    { after },
  );
  return data.programEnrolments;
}

test('pages of a programme join without a gap or a repetition', async () => {
  let page = await pageAfter(null);
  const numbers = page.nodes.map(({ number }) => number);
  while (page.pageInfo.hasNextPage) {
    page = await pageAfter(page.pageInfo.endCursor);
    numbers.push(...page.nodes.map(({ number }) => number));
  }
  const all = await subgraph.sql<{ number: string }>(
    `SELECT number FROM program_enrolment WHERE program = 'SEMBAKO' ORDER BY started_on DESC, id DESC`,
  );
  expect(all.length).toBeGreaterThan(7);
  expect(numbers).toEqual(all.map(({ number }) => number));
});

test('one enrolment and one household are found by their keys', async () => {
  const [{ id } = { id: '' }] = await subgraph.sql<{ id: string }>(
    'SELECT id FROM program_enrolment LIMIT 1',
  );
  const { data } = await subgraph.query(
    `query ($id: UUID!) { programEnrolment(id: $id) { id endedOn endReason decree }
       household(familyCardNumber: "${cardOfSiti}") { familyCardNumber } }`,
    { id },
  );
  expect(data).toMatchObject({ programEnrolment: { id }, household: { familyCardNumber: cardOfSiti } });
});

test.each([
  ['a second enrolment in a programme', 'program_enrolment_once', `'ACTIVE', started_on, NULL, NULL`],
  ['an end without a reason', 'program_enrolment_ended', `'ENDED', started_on, started_on, NULL`],
  [
    'an end before the beginning',
    'program_enrolment_term',
    `'ENDED', started_on, started_on - 1, 'GRADUATED'`,
  ],
])('the database itself refuses %s', async (_, constraint, standing) => {
  await expect(
    subgraph.sql(
      `INSERT INTO program_enrolment (id, number, family_card_number, applicant_id, program, channel, decree, status,
         started_on, ended_on, end_reason)
       SELECT gen_random_uuid(), 'PKH-2024-98-9999999', family_card_number, applicant_id, program, channel, decree,
         ${standing} FROM program_enrolment WHERE number = 'PKH-2024-98-0000123'`,
    ),
  ).rejects.toThrow(constraint);
});

test('what was found or decreed is out of the process’s reach to change', async () => {
  const rows = await subgraph.sql(
    `SELECT relname, has_table_privilege('aid_app', oid, 'UPDATE') AS change, has_table_privilege('aid_app', oid, 'DELETE') AS remove
     FROM pg_class WHERE relname IN ('welfare_record', 'enrolment_component') ORDER BY relname`,
  );
  expect(rows).toEqual([
    { relname: 'enrolment_component', change: false, remove: false },
    { relname: 'welfare_record', change: false, remove: false },
  ]);
});

test.each([
  ['{ household(familyCardNumber: "12") { registeredOn } }', 'BAD_USER_INPUT', 'familyCardNumber'],
  ['{ household(familyCardNumber: "9801019900000001") { registeredOn } }', 'NOT_FOUND', 'familyCardNumber'],
  ['{ programEnrolment(id: "PKH") { number } }', 'BAD_USER_INPUT', 'id'],
  [`{ programEnrolment(id: "${randomUUID()}") { number } }`, 'NOT_FOUND', 'id'],
  ['{ programEnrolments(program: BLT) { nodes { id } } }', 'BAD_USER_INPUT', 'program'],
  ['{ programEnrolments(program: PKH, status: LOST) { nodes { id } } }', 'BAD_USER_INPUT', 'status'],
  ['{ programEnrolments(program: PKH, first: 101) { nodes { id } } }', 'BAD_USER_INPUT', 'first'],
  ['{ aidProgramRules(on: "2024-02-30") { nodes { program } } }', 'BAD_USER_INPUT', 'on'],
  ['{ benefitAmounts(on: "today") { nodes { program } } }', 'BAD_USER_INPUT', 'on'],
  ['{ benefitPlans(first: 0) { nodes { program } } }', 'BAD_USER_INPUT', 'first'],
])('%s is refused', async (document, code, argument) => {
  const { errors = [] } = await subgraph.query(document);
  expect(errors[0]?.extensions).toMatchObject({ code, argument });
});
