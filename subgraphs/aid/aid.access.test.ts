import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import { AidUnderTest } from './testing/aid-under-test.js';
import { factsOf } from './testing/facts-of-nation.js';

const cardOfSiti = '9871010203180009';
const household = `{ household(familyCardNumber: "${cardOfSiti}") { welfare { decile } familyCard { number }
  enrolments { nodes { number components { persons } expectedBenefit { yearly stages { amount } } household { registeredOn } } } } }`;
const unknownHousehold = household.replace(cardOfSiti, '9801019900000001');
const notFound = (argument: string) => ({ code: 'NOT_FOUND', argument });
const refused = { code: 'UNAUTHORIZED_FIELD' };

let aid: AidUnderTest;
let siti: string;
/** Of Siti's family, and not the one in whose name it is aided. */
let relative: string;
let factsOfRelative: ReturnType<typeof factsOf>;
let enrolment: string;
beforeAll(async () => {
  aid = await AidUnderTest.start();
  const { P2 } = (await testNation()).personas;
  const other = P2.family.members.find(({ id }) => id !== P2.id) ?? P2;
  [siti, relative, factsOfRelative] = [P2.id, other.id, factsOf(other)];
  const [row] = await aid.subgraph.sql<{ id: string }>(
    `SELECT id FROM program_enrolment WHERE number = 'PKH-2024-98-0000123'`,
  );
  enrolment = `{ programEnrolment(id: "${row?.id}") { number decree components { persons } } }`;
});
afterAll(() => aid.subgraph.stop());

const ask = (viewer: Viewer, document: string) =>
  aid.subgraph.as(viewer).query<Record<string, unknown>>(document);

/** What one question costs a neighbour, and what is answered. */
async function askedByNeighbour(document: string) {
  const neighbour = aid.subgraph.as(viewers.citizen(randomUUID()));
  const before = await neighbour.statements();
  const reply = await neighbour.query(document);
  return { reply, cost: (await neighbour.statements()) - before };
}

const ofNoUse: [string, () => Viewer][] = [
  ['an analyst', () => viewers.analyst({ scopes: ['aid:read'] })],
  ['a ministry that was granted other fields', () => viewers.service('023')],
  ['an agency without a grant', () => viewers.service('022')],
  ['social affairs without a purpose', () => viewers.officer({ agency: '027', purpose: null })],
  ['somebody who has not signed in', () => viewers.anonymous],
];

describe('a household and its aid are seen', () => {
  test('by the person in whose name it is aided, and by social affairs for their work', async () => {
    for (const viewer of [viewers.citizen(siti), viewers.officer({ agency: '027' })]) {
      const { data, errors } = await ask(viewer, household);
      expect(errors).toBeUndefined();
      expect(data.household).toMatchObject({ welfare: { decile: 2 }, familyCard: { number: cardOfSiti } });
      const own = await ask(viewer, enrolment);
      expect(own.data.programEnrolment).toMatchObject({ number: 'PKH-2024-98-0000123' });
    }
  });

  test('by everybody of the family, and a guardian of one', async () => {
    for (const viewer of [viewers.citizen(relative), viewers.citizen(randomUUID(), { wards: [relative] })]) {
      const { data, errors } = await ask(viewer, household);
      expect(errors).toBeUndefined();
      expect(data.household).toMatchObject({ welfare: { decile: 2 }, familyCard: { number: cardOfSiti } });
    }
  });

  test('A27: by nobody else: to a neighbour they look like none there are, at the same cost', async () => {
    const unknownEnrolment = enrolment.replace(/"[^"]+"/, `"${randomUUID()}"`);
    for (const [of, none, argument] of [
      [household, unknownHousehold, 'familyCardNumber'],
      [enrolment, unknownEnrolment, 'id'],
    ] as const) {
      const others = await askedByNeighbour(of);
      expect(others).toEqual(await askedByNeighbour(none));
      expect(others.reply.errors?.[0]?.extensions).toEqual(notFound(argument));
    }
  });

  test.each(ofNoUse)('not by %s', async (_, viewer) => {
    for (const document of [household, enrolment]) {
      const { data, errors } = await ask(viewer(), document);
      expect(Object.values(data)).toEqual([null]);
      expect(errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|UNAUTHORIZED_FIELD)$/);
    }
  });

  test('no longer by whom it once was aided through, when that one has left the family', async () => {
    const { applicantId, card } = await aid.arrange();
    const { id } = await aid.enrol({ applicantId });
    const applicant = viewers.citizen(applicantId);
    const family = household.replace(cardOfSiti, card);
    expect((await ask(applicant, family)).errors).toBeUndefined();
    await aid.end(id);
    aid.leaveFamily(applicantId);
    expect((await ask(applicant, family)).errors?.[0]?.extensions).toEqual(notFound('familyCardNumber'));
    const former = await ask(
      applicant,
      `{ programEnrolment(id: "${id}") { endReason household { registeredOn } } }`,
    );
    expect(former.data).toEqual({ programEnrolment: { endReason: 'GRADUATED', household: null } });
  });
});

describe('from a person or a family card, aid is seen', () => {
  const enrolments =
    'aidEnrolments { nodes { number expectedBenefit { yearly } household { welfare { decile } familyCard { number } } } }';
  const ofPerson = `aidEligibility(program: PKH) { verdict reasons rule { legalBasis } } aidStatus { receivesPkh } ${enrolments}`;
  const ofCard = 'household { registeredOn welfare { decile } enrolments { nodes { number } } }';

  test('by everybody of the family, and a guardian of one, whoever else is asked for with them', async () => {
    const { P1 } = (await testNation()).personas;
    for (const viewer of [viewers.citizen(relative), viewers.citizen(P1.id, { wards: [relative] })]) {
      const asked = [factsOfRelative, { ...factsOf(P1), id: randomUUID() }];
      const { data, errors = [] } = await aid.subgraph.as(viewer).entities('Citizen', asked, ofPerson);
      expect(data._entities).toEqual([
        {
          aidEligibility: { verdict: 'ELIGIBLE', reasons: [], rule: { legalBasis: expect.any(String) } },
          aidStatus: { receivesPkh: true },
          aidEnrolments: { nodes: expect.arrayContaining([expect.objectContaining(inFull)]) },
        },
        { aidEligibility: null, aidStatus: null, aidEnrolments: null },
      ]);
      expect(errors.map(({ path, extensions }) => [path?.slice(0, 2), extensions])).toEqual(
        Array.from({ length: 3 }, () => [['_entities', 1], refused]),
      );
    }
  });

  const inFull = {
    number: 'PKH-2024-98-0000123',
    household: { welfare: { decile: 2 }, familyCard: { number: cardOfSiti } },
  };

  test('by who is on the card, as identity tells it, and by no neighbour', async () => {
    const card = { number: cardOfSiti, residentIds: [siti, relative] };
    const by = async (viewer: Viewer) =>
      (await aid.subgraph.as(viewer).entities('FamilyCard', [card], ofCard)).data._entities;
    const seen = { registeredOn: expect.any(String), welfare: { decile: 2 }, enrolments: expect.anything() };
    expect(await by(viewers.citizen(relative))).toEqual([{ household: seen }]);
    expect(await by(viewers.citizen(randomUUID()))).toEqual([{ household: null }]);
  });

  test.each(ofNoUse)('not by %s', async (_, viewer) => {
    const subgraph = aid.subgraph.as(viewer());
    const { data, errors } = await subgraph.entities('Citizen', [factsOfRelative], enrolments);
    expect(data._entities).toEqual([{ aidEnrolments: null }]);
    expect(errors?.[0]?.extensions).toEqual(refused);
    const cards = [{ number: cardOfSiti, residentIds: [siti] }];
    expect((await subgraph.entities('FamilyCard', cards, ofCard)).data._entities).toEqual([
      { household: null },
    ]);
  });

  test('by the ministry of education as yes or no, and nothing more', async () => {
    const by = async (viewer: Viewer, selection: string) => {
      const { data } = await aid.subgraph.as(viewer).entities('Citizen', [factsOfRelative], selection);
      return data._entities;
    };
    const status = 'aidStatus { listedAsPoor receivesPkh }';
    const education = viewers.service('023');
    expect(await by(education, status)).toEqual([{ aidStatus: { listedAsPoor: true, receivesPkh: true } }]);
    expect(await by(education, 'aidEligibility(program: PKH) { verdict }')).toEqual([
      { aidEligibility: null },
    ]);
    for (const other of [viewers.service('023', { purpose: 'STATISTICS' }), viewers.service('024')]) {
      expect(await by(other, status)).toEqual([{ aidStatus: null }]);
    }
  });

  test('in as many statements for many families as for one', async () => {
    const { families } = await testNation();
    const cards = families.map(({ cardNumber: number, members }) => ({
      number,
      residentIds: members.map(({ id }) => id),
    }));
    for (const viewer of [
      viewers.citizen(relative),
      viewers.officer({ agency: '027' }),
      viewers.service('023'),
    ]) {
      const subgraph = aid.subgraph.as(viewer);
      const cost = async (some: typeof cards) => {
        const before = await subgraph.statements();
        await subgraph.entities('FamilyCard', some, ofCard);
        return (await subgraph.statements()) - before;
      };
      const own = cards.filter(({ number }) => number === cardOfSiti);
      expect(await cost(cards)).toBe(await cost(own));
    }
  });
});

describe('the register of a programme', () => {
  const list = '{ programEnrolments(program: PKH) { edges { cursor node { number } } } }';

  test('is for who works with it', async () => {
    const clerk = viewers.officer({ agency: '027', scopes: ['aid:read'] });
    expect((await ask(clerk, list)).data).toEqual({ programEnrolments: { edges: expect.anything() } });
  });

  test.each([
    ...ofNoUse,
    [
      'a citizen, even one whose family is in it',
      () => viewers.citizen(siti, { scopes: ['aid:read'] }),
    ] as const,
    ['an officer without the scope', () => viewers.officer({ agency: '027' })] as const,
  ])('is not for %s', async (_, viewer) => {
    for (const part of ['edges { cursor node { number } }', 'nodes { id }', 'pageInfo { hasNextPage }']) {
      const { data, errors } = await ask(viewer(), `{ programEnrolments(program: PKH) { ${part} } }`);
      expect(data).toEqual({ programEnrolments: null });
      expect(errors?.[0]?.extensions).toEqual(refused);
    }
  });
});

test('the law is open to everybody', async () => {
  const { data, errors } = await ask(
    viewers.anonymous,
    '{ aidProgramRules { nodes { program } } benefitAmounts { nodes { yearly } } benefitPlans { nodes { channel } } }',
  );
  expect(errors).toBeUndefined();
  expect(Object.keys(data)).toHaveLength(3);
});
