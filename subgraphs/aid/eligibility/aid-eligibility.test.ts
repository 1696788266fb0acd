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

async function citizens(representations: readonly Readonly<Record<string, unknown>>[], selection: string) {
  const { data, errors } = await subgraph.entities('Citizen', representations, selection);
  expect(errors).toBeUndefined();
  return data._entities;
}

const eligibility =
  'aidEligibility(program: PKH) { verdict reasons alreadyEnrolled checkedOn sources automated rule { requiresListing legalBasis } }';

test('persona P2’s family may receive aid and does; P1’s and P6’s may not, for they are civil servants', async () => {
  const { P1, P2, P6 } = (await testNation()).personas;
  const [budi, siti, rina] = await citizens([P1, P2, P6].map(factsOf), eligibility);
  expect(siti).toEqual({
    aidEligibility: {
      verdict: 'ELIGIBLE',
      reasons: [],
      alreadyEnrolled: true,
      checkedOn: '2024-01-31',
      sources: ['identity', 'asn', 'aid'],
      automated: true,
      rule: { requiresListing: true, legalBasis: expect.stringContaining('Permensos 1/2018') },
    },
  });
  const refused = {
    aidEligibility: { verdict: 'INELIGIBLE', reasons: expect.arrayContaining(['ASN_EXCLUDED']) },
  };
  expect([budi, rina]).toMatchObject([refused, refused]);
});

test('the dead receive nothing, though the family may', async () => {
  const { P4 } = (await testNation()).personas;
  const [tono, sumiati] = await citizens([P4, ...P4.family.members.slice(0, 1)].map(factsOf), eligibility);
  expect(tono).toMatchObject({ aidEligibility: { verdict: 'INELIGIBLE', reasons: ['DECEASED'] } });
  expect(sumiati).toMatchObject({ aidEligibility: { verdict: 'ELIGIBLE', alreadyEnrolled: false } });
});

test('a missing fact leaves eligibility undetermined, whichever it is', async () => {
  const { P2 } = (await testNation()).personas;
  const { familyCard, ...said } = factsOf(P2);
  const answers = await citizens(
    [
      { ...said, familyCard: { ...familyCard, activeCivilServants: null } },
      { ...said, familyCard: { number: familyCard.number, headLifeStatus: 'ALIVE' } },
      { ...said, familyCard: { ...familyCard, headLifeStatus: 'UNKNOWN' } },
      { ...said, lifeStatus: null, familyCard },
      { ...said, familyCard: null },
      { id: P2.id },
    ],
    'aidEligibility(program: SEMBAKO) { verdict reasons }',
  );
  expect(answers).toHaveLength(6);
  for (const answer of answers) {
    expect(answer).toEqual({ aidEligibility: { verdict: 'UNDETERMINED', reasons: ['FACT_MISSING'] } });
  }
});

test('from 5 February 2025 the decile decides: four for cash, five for food', async () => {
  const { P2, P5 } = (await testNation()).personas;
  const later = await startSubgraph(aid, { today: '2025-02-05' });
  const { data } = await later.entities(
    'Citizen',
    [P2, P5].map(factsOf),
    `cash: aidEligibility(program: PKH) { verdict reasons rule { decileMax legalBasis } }
     food: aidEligibility(program: SEMBAKO) { verdict rule { decileMax } }`,
  );
  const rule = { decileMax: 4, legalBasis: expect.stringContaining('Inpres 4/2025') };
  const food = { verdict: 'ELIGIBLE', rule: { decileMax: 5 } };
  expect(data._entities).toEqual([
    { cash: { verdict: 'ELIGIBLE', reasons: [], rule }, food },
    { cash: { verdict: 'INELIGIBLE', reasons: ['DECILE_TOO_HIGH'], rule }, food },
  ]);
  await later.stop();
});
