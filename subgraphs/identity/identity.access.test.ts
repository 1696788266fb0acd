import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../../shared/auth/viewer.js';
import { type SubgraphUnderTest, startSubgraph } from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import { viewers } from '../../shared/testing/viewers.js';
import identity from './subgraph.js';

const nik = '9801011708900001';
const cardNumber = '9801010501150007';
const citizen = `{ citizen(nik: "${nik}") { id fullName birthDate occupation lifeStatus } }`;
const card = `{ familyCard(number: "${cardNumber}") { street headLifeStatus members { nodes { role fullName } } } }`;
const refused = { code: 'UNAUTHORIZED_FIELD' };

let subgraph: SubgraphUnderTest;
let budi: string;
let ayu: string;
beforeAll(async () => {
  const { personas } = await testNation();
  [budi, ayu] = [personas.P1.id, personas.P3.id];
  subgraph = await startSubgraph(identity);
});
afterAll(() => subgraph.stop());

const ask = (viewer: Viewer, document: string) =>
  subgraph.as(viewer).query<Record<string, unknown>>(document);

/** What one question costs a neighbour, and what is answered. */
async function askedByNeighbour(document: string) {
  const neighbour = viewers.citizen(randomUUID());
  const before = await subgraph.statements();
  const reply = await ask(neighbour, document);
  return { reply, cost: (await subgraph.statements()) - before };
}

const ofNoUse: [string, Viewer][] = [
  ['an analyst', viewers.analyst({ scopes: ['statistics:read'] })],
  ['an agency without a grant', viewers.service('999')],
  ['an agency for a purpose it was not granted', viewers.service('027', { purpose: 'STATE_REVENUE' })],
  ['the registrar without a purpose', viewers.officer({ agency: '010', purpose: null })],
  ['somebody who has not signed in', viewers.anonymous],
];

describe('a person’s record is seen', () => {
  test('by the person, by a guardian, and by the registrar for the registrar’s work', async () => {
    for (const viewer of [
      viewers.citizen(budi),
      viewers.citizen(randomUUID(), { wards: [budi] }),
      viewers.officer({ agency: '010' }),
    ]) {
      const { data, errors } = await ask(viewer, citizen);
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        citizen: expect.objectContaining({ fullName: 'Budi Contoh', birthDate: '1990-08-17' }),
      });
    }
  });

  test('A26, A27: by nobody else: to a neighbour it looks like none there is, at the same cost', async () => {
    for (const [of, none, argument] of [
      [citizen, citizen.replace(nik, '9801010101010101'), 'nik'],
      [
        `{ citizenById(id: "${budi}") { fullName } }`,
        `{ citizenById(id: "${randomUUID()}") { fullName } }`,
        'id',
      ],
      [card, card.replace(cardNumber, '9801019900000001'), 'number'],
    ] as const) {
      const others = await askedByNeighbour(of);
      expect(others).toEqual(await askedByNeighbour(none));
      expect(others.reply.errors?.[0]?.extensions).toEqual({ code: 'NOT_FOUND', argument });
    }
  });

  test.each(ofNoUse)('not by %s', async (_, viewer) => {
    for (const document of [citizen, card]) {
      const { data, errors } = await ask(viewer, document);
      expect(Object.values(data)).toEqual([null]);
      expect(errors?.[0]?.extensions.code).toMatch(/^(NOT_FOUND|UNAUTHORIZED_FIELD)$/);
    }
  });

  test.each([
    ['the police whether somebody lives and is old enough', '060', ['lifeStatus', 'isAtLeast(age: 17)']],
    ['health the date of birth besides', '024', ['lifeStatus', 'isAtLeast(age: 17)', 'birthDate']],
    [
      'education the name and the card',
      '023',
      ['lifeStatus', 'isAtLeast(age: 17)', 'fullName', 'familyCard { number }'],
    ],
    ['social affairs the card', '027', ['lifeStatus', 'isAtLeast(age: 17)', 'familyCard { number }']],
  ])('field by field, as agencies were granted: %s', async (_, agency, granted) => {
    const fields = [
      ...['lifeStatus', 'isAtLeast(age: 17)', 'birthDate', 'fullName', 'familyCard { number }', 'nik', 'sex'],
      ...['birthPlace', 'maritalStatus', 'occupation', 'familyRole', 'nikWarnings', 'deceasedOn'],
    ];
    const answers = await Promise.all(
      fields.map(async (field) => {
        const { errors } = await subgraph
          .as(viewers.service(agency))
          .entities('Citizen', [{ id: budi }], field);
        return errors ? [] : [field];
      }),
    );
    expect(answers.flat().sort()).toEqual([...granted].sort());
  });
});

describe('a family card', () => {
  test('is seen by everybody on it, with the names of all, and their records by those who may', async () => {
    const { data, errors = [] } = await ask(
      viewers.citizen(ayu),
      `{ familyCard(number: "${cardNumber}") { street members { nodes { role fullName citizen { occupation } } } } }`,
    );
    expect(data.familyCard).toMatchObject({
      members: {
        nodes: [
          { role: 'HEAD', fullName: 'Budi Contoh', citizen: null },
          { role: 'SPOUSE', fullName: 'Dewi Contoh', citizen: null },
          { role: 'CHILD', fullName: 'Ayu Contoh', citizen: { occupation: expect.any(String) } },
        ],
      },
    });
    expect(errors.map(({ extensions }) => extensions)).toEqual([refused, refused]);
  });

  test('tells an agency that was granted it whose it is, and neither names nor street', async () => {
    const social = viewers.service('027');
    const { data } = await ask(
      social,
      `{ familyCard(number: "${cardNumber}") { number headLifeStatus residentIds } }`,
    );
    expect(data.familyCard).toMatchObject({
      headLifeStatus: 'ALIVE',
      residentIds: expect.arrayContaining([ayu]),
    });
    for (const field of ['street', 'members { nodes { fullName } }', 'head { id }', 'village { name }']) {
      const { errors } = await ask(social, `{ familyCard(number: "${cardNumber}") { ${field} } }`);
      expect(errors?.[0]?.extensions.code, field).toMatch(/^(NOT_FOUND|UNAUTHORIZED_FIELD)$/);
    }
  });
});

test('areas are open to everybody', async () => {
  const { data, errors } = await ask(
    viewers.anonymous,
    '{ area(code: "98.01.01") { name level parent { name } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.area).toMatchObject({ name: 'Kecamatan Contoh Satu' });
});
