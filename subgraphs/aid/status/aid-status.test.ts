import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SubgraphUnderTest, startSubgraph } from '../../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../../shared/testing/test-nation.js';
import aid from '../subgraph.js';
import { factsOf } from '../testing/facts-of-nation.js';

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(aid);
});
afterAll(() => subgraph.stop());

async function statusOf(representations: readonly Readonly<Record<string, unknown>>[]) {
  const { data, errors } = await subgraph.entities<{ readonly aidStatus: unknown }>(
    'Citizen',
    representations,
    'aidStatus { listedAsPoor receivesPkh }',
  );
  expect(errors).toBeUndefined();
  return data._entities.map(({ aidStatus }) => aidStatus);
}

const no = { listedAsPoor: false, receivesPkh: false };

test('persona P2’s family is listed and receives cash; P1’s is neither', async () => {
  const { P1, P2 } = (await testNation()).personas;
  expect(await statusOf([P2, P1].map(factsOf))).toEqual([{ listedAsPoor: true, receivesPkh: true }, no]);
});

test('a family that was never surveyed is not listed, and of one that is not known nothing is said', async () => {
  const { P2 } = (await testNation()).personas;
  const unsurveyed = { id: P2.id, familyCard: { number: '9801019900000001' } };
  expect(await statusOf([unsurveyed, { id: P2.id, familyCard: null }, { id: P2.id }])).toEqual([
    no,
    null,
    null,
  ]);
});

test('food is not cash; cash held back is still received, and cash that ended is not', async () => {
  const { P2 } = (await testNation()).personas;
  const cash = `program = 'PKH' AND family_card_number = '${P2.family.cardNumber}'`;
  await subgraph.sql(`UPDATE program_enrolment SET status = 'SUSPENDED' WHERE ${cash}`);
  expect(await statusOf([factsOf(P2)])).toEqual([{ listedAsPoor: true, receivesPkh: true }]);
  await subgraph.sql(
    `UPDATE program_enrolment SET status = 'ENDED', ended_on = started_on, end_reason = 'GRADUATED' WHERE ${cash}`,
  );
  expect(await statusOf([factsOf(P2)])).toEqual([{ listedAsPoor: true, receivesPkh: false }]);
});

test('for any number of people in two statements', async () => {
  const everyone = (await testNation()).people.map(factsOf);
  const before = await subgraph.statements();
  await statusOf(everyone);
  expect((await subgraph.statements()) - before).toBe(2);
});
