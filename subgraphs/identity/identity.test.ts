import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Reply,
  type SubgraphUnderTest,
  startSubgraph,
} from '../../shared/testing/subgraph-under-test.js';
import { testNation } from '../../shared/testing/test-nation.js';
import identity from './subgraph.js';

const budi = '9801011708900001';

interface Provinces {
  readonly areas: {
    readonly nodes: readonly { readonly code: string }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

let subgraph: SubgraphUnderTest;
beforeAll(async () => {
  subgraph = await startSubgraph(identity);
});
afterAll(() => subgraph.stop());

describe('citizens', () => {
  test('a citizen is found by NIK, with the family', async () => {
    const { data } = await subgraph.query(
      `query ($nik: NIK!) { citizen(nik: $nik) {
        id fullName sex birthDate lifeStatus nikWarnings
        familyCard { number village { name level parent { name } } head { nik } headLifeStatus
          members { nodes { role citizen { fullName } } } } } }`,
      { nik: budi },
    );
    expect(data).toEqual({
      citizen: {
        id: '00000000-0000-4000-8000-000000000001',
        fullName: 'Budi Contoh',
        sex: 'MALE',
        birthDate: '1990-08-17',
        lifeStatus: 'ALIVE',
        nikWarnings: [],
        familyCard: {
          number: '9801010501150007',
          village: { name: 'Desa Contoh', level: 'VILLAGE', parent: { name: 'Kecamatan Contoh Satu' } },
          head: { nik: budi },
          headLifeStatus: 'ALIVE',
          members: {
            nodes: [
              { role: 'HEAD', citizen: { fullName: 'Budi Contoh' } },
              { role: 'SPOUSE', citizen: { fullName: 'Dewi Contoh' } },
              { role: 'CHILD', citizen: { fullName: 'Ayu Contoh' } },
            ],
          },
        },
      },
    });
  });

  test('persona P5 is seventeen on the first of February 2024 and not the day before', async () => {
    const { data } = await subgraph.query(
      `{ citizen(nik: "9801010102070004") { before: isAtLeast(age: 17) on: isAtLeast(age: 17, on: "2024-02-01") } }`,
    );
    expect(data).toEqual({ citizen: { before: false, on: true } });
  });

  test('a corrected date of birth is a warning, because the NIK stays', async () => {
    await subgraph.sql(`UPDATE citizen SET birth_date = '1992-11-29' WHERE nik = '9871017011920005'`);
    const { data } = await subgraph.query('{ citizen(nik: "9871017011920005") { nikWarnings } }');
    expect(data).toEqual({ citizen: { nikWarnings: ['NIK_BIRTHDATE_MISMATCH'] } });
  });

  test('an unknown NIK or id is NOT_FOUND and names the argument', async () => {
    const reply = await subgraph.query(
      `{ citizen(nik: "9801010101010101") { id } citizenById(id: "${randomUUID()}") { id } }`,
    );
    expect(reply.data).toEqual({ citizen: null, citizenById: null });
    expect(reply.errors?.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual(
      expect.arrayContaining([
        { path: ['citizen'], code: 'NOT_FOUND', argument: 'nik' },
        { path: ['citizenById'], code: 'NOT_FOUND', argument: 'id' },
      ]),
    );
  });

  test('the router joins citizens by id or by NIK', async () => {
    const { data } = await subgraph.entities(
      'Citizen',
      [{ id: '00000000-0000-4000-8000-000000000002' }, { nik: budi }, { id: randomUUID() }],
      'fullName',
    );
    expect(data._entities).toEqual([{ fullName: 'Siti Contoh' }, { fullName: 'Budi Contoh' }, null]);
  });

  test('ten citizens with their families take as many statements as one', async () => {
    const { families } = await testNation();
    const many = families.slice(0, 10).flatMap(({ members }) => members.map(({ id }) => ({ id })));
    const cost = async (representations: readonly { id: string }[]) => {
      const before = await subgraph.statements();
      const selection =
        'familyCard { village { name } members { nodes { citizen { fullName } } } residentIds }';
      expect((await subgraph.entities('Citizen', representations, selection)).errors).toBeUndefined();
      return (await subgraph.statements()) - before;
    };
    expect(await cost(many)).toBe(await cost(many.slice(0, 1)));
  });
});

describe('verification', () => {
  const ask = async (fullName: string, birthDate: string, nik = budi) =>
    (
      await subgraph.query(
        `query ($nik: NIK!, $fullName: ShortText!, $birthDate: Date!) {
          verifyCitizen(nik: $nik, fullName: $fullName, birthDate: $birthDate) { match registered nameMatches birthDateMatches alive } }`,
        { nik, fullName, birthDate },
      )
    ).data;

  test('right data match, whatever their case and spacing', async () => {
    expect(await ask('  BUDI   contoh ', '1990-08-17')).toMatchObject({ verifyCitizen: { match: true } });
  });

  test('a wrong date is said without telling the right one', async () => {
    expect(await ask('Budi Contoh', '1990-08-18')).toEqual({
      verifyCitizen: {
        match: false,
        registered: true,
        nameMatches: true,
        birthDateMatches: false,
        alive: true,
      },
    });
  });

  test('the dead do not match', async () => {
    expect(await ask('Tono Contoh', '1950-01-01', '9801010101500003')).toMatchObject({
      verifyCitizen: { match: false, alive: false },
    });
  });
});

describe('areas', () => {
  test('all areas of the decree are there', async () => {
    const levels = await subgraph.sql<{ level: string; count: string }>(
      `SELECT level, count(*) FROM area WHERE code NOT LIKE '98%' GROUP BY level ORDER BY level`,
    );
    expect(levels).toEqual([
      { level: 'CITY', count: '98' },
      { level: 'DISTRICT', count: '7285' },
      { level: 'PROVINCE', count: '38' },
      { level: 'REGENCY', count: '416' },
      { level: 'VILLAGE', count: '83762' },
    ]);
  });

  test('provinces are paged by cursor without a gap', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Reply<Provinces> = await subgraph.query(
        'query ($after: Cursor) { areas(first: 10, after: $after) { nodes { code } pageInfo { endCursor hasNextPage } } }',
        { after },
      );
      codes.push(...data.areas.nodes.map(({ code }) => code));
      after = data.areas.pageInfo.hasNextPage ? data.areas.pageInfo.endCursor : null;
    } while (after !== null);
    expect(codes).toHaveLength(39);
    expect(codes).toEqual([...codes].sort());
  });

  test('the villages of a district are its parts', async () => {
    const { data } = await subgraph.query('{ area(code: "98.01.01") { name parts { nodes { code } } } }');
    expect(data).toEqual({
      area: { name: 'Kecamatan Contoh Satu', parts: { nodes: [{ code: '98.01.01.2001' }] } },
    });
  });
});

describe('bad input is refused by code and argument, and never repeated', () => {
  test.each([
    ['{ citizen(nik: "9801013208900001") { id } }', 'nik'],
    ['{ citizen(nik: 9801011708900001) { id } }', 'nik'],
    ['{ citizenById(id: "98") { id } }', 'id'],
    ['{ area(code: "98.1") { name } }', 'code'],
    ['{ areas(first: 1000000) { nodes { code } } }', 'first'],
    ['{ areas(first: 0) { nodes { code } } }', 'first'],
    ['{ areas(after: "bm9uc2Vuc2U") { nodes { code } } }', 'after'],
    ['{ citizen(nik: "9801011708900001") { isAtLeast(age: -1) } }', 'age'],
    [
      `{ verifyCitizen(nik: "9801011708900001", fullName: "", birthDate: "1990-08-17") { match } }`,
      'fullName',
    ],
    [
      `{ verifyCitizen(nik: "9801011708900001", fullName: "${'x'.repeat(10_000)}", birthDate: "1990-08-17") { match } }`,
      'fullName',
    ],
    [
      `{ verifyCitizen(nik: "9801011708900001", fullName: "x", birthDate: "1990-02-30") { match } }`,
      'birthDate',
    ],
  ])('%.80s', async (document, argument) => {
    const { errors = [] } = await subgraph.query(document);
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    expect(errors[0]?.message).not.toMatch(/\d{5}|xxxx/);
  });

  test('a malformed variable names the argument it is used for', async () => {
    const { errors = [] } = await subgraph.query(
      'mutation ($death: RegisterDeathInput!) { registerDeath(input: $death) { __typename } }',
      {
        death: {
          citizenId: randomUUID(),
          diedOn: '2024-02-30',
          certificateNumber: 'A',
          idempotencyKey: randomUUID(),
        },
      },
    );
    expect(errors[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument: 'input.diedOn' });
  });
});
