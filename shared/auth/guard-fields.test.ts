import { Directive, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Uuid } from '../graphql/scalars.js';
import { defineSubgraph } from '../subgraph/define-subgraph.js';
import { publishedSdl } from '../subgraph/published-sdl.js';
import { archiveOf, Letter, LetterResolver } from '../testing/sample/archive.js';
import { type SubgraphUnderTest, startSubgraph } from '../testing/subgraph-under-test.js';
import { viewers } from '../testing/viewers.js';
import { About, Public } from './access.js';
import { AccessUndeclared } from './guard-fields.js';
import { ListOfRecords } from './known-records.js';
import type { Viewer } from './viewer.js';

const [own, another, child] = ['1', '2', '3'].map(
  (digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`,
) as [string, string, string];
const ids = [own, another, child].map((id) => id.replaceAll('0000-4000', '1111-4111'));
const known = [own, another, child].map((owner, i) => new Letter(`${i + 1}`, ids[i] ?? '', owner));
const letters = new LetterResolver(known);

let archive: SubgraphUnderTest;
beforeAll(async () => {
  archive = await startSubgraph(archiveOf(letters, known));
});
beforeEach(() => {
  letters.sealsRead = 0;
});
afterAll(() => archive.stop());

const letter = (number: string, selection = 'text') => `{ letter(number: "${number}") { ${selection} } }`;
const citizen = (scopes: readonly string[] = [], wards: readonly string[] = []) =>
  archive.as(viewers.citizen(own, { scopes: [...scopes], wards: [...wards] }));

test('a ministry does not start while nobody has said who may have one of its fields', () => {
  @ObjectType({ description: 'A shelf.' })
  class Shelf {
    @Field(() => String, { description: 'Its label.' })
    label: string;
  }
  @Resolver()
  class ShelfResolver {
    @Public('Open.')
    @Query(() => Shelf, { nullable: true, description: 'A shelf.' })
    shelf(): Shelf | null {
      return null;
    }

    @Query(() => String, { nullable: true, description: 'A box.' })
    box(): string | null {
      return null;
    }
  }
  const door = defineSubgraph({
    ...archiveOf(letters, known),
    references: {},
    wire: () => [new ShelfResolver()],
  });
  expect(() => publishedSdl(door)).toThrow(AccessUndeclared);
  expect(() => publishedSdl(door)).toThrow(
    /\n {2}- Query\.box\n {2}- Shelf\.label$|\n {2}- Shelf\.label\n {2}- Query\.box$/,
  );
});

describe('a refused field', () => {
  test('is null with an error at its path, the rest answers, and it is not read', async () => {
    expect(await citizen().query(letter('1', 'id text mark: seal'))).toEqual({
      data: { letter: { id: ids[0], text: 'Dear reader', mark: null } },
      errors: [
        expect.objectContaining({ path: ['letter', 'mark'], extensions: { code: 'UNAUTHORIZED_FIELD' } }),
      ],
    });
    expect(letters.sealsRead).toBe(0);
  });

  test('of a root is null too, beside one that is allowed', async () => {
    const { data, errors } = await citizen().query(`{ topShelf letter(number: "1") { text } }`);
    expect(data).toEqual({ topShelf: null, letter: { text: 'Dear reader' } });
    expect(errors?.map(({ path, extensions }) => [path, extensions])).toEqual([
      [['topShelf'], { code: 'UNAUTHORIZED_FIELD' }],
    ]);
  });

  test('is refused under every alias and in every fragment', async () => {
    const { data } = await citizen().query(
      `query { letter(number: "1") { a: seal ...F ... on Letter { c: seal } } } fragment F on Letter { b: seal }`,
    );
    expect(data).toEqual({ letter: { a: null, b: null, c: null } });
    expect(letters.sealsRead).toBe(0);
  });
});

const strangers: [string, () => Viewer][] = [
  ['a neighbour', () => viewers.citizen(own)],
  [
    'an officer without a purpose',
    () => viewers.officer({ agency: '000', purpose: null, lawfulBasis: null }),
  ],
  ['an agency without a grant', () => viewers.service('027')],
  ['an analyst', () => viewers.analyst()],
  ['nobody', () => viewers.anonymous],
];

describe('somebody else’s record', () => {
  test.each(strangers)('A29: looks to %s like one there is not, in the whole reply', async (_, viewer) => {
    const others = await archive.as(viewer()).query(letter('2', 'id'));
    expect(others).toEqual(await archive.as(viewer()).query(letter('9', 'id')));
    expect(others.errors?.map(({ extensions }) => extensions)).toEqual([
      { code: 'NOT_FOUND', argument: 'number' },
    ]);
  });

  test('reached by reference tells its id and nothing more', async () => {
    const { data, errors } = await citizen().entities('Letter', [{ id: ids[1] }], 'id text');
    expect(data).toEqual({ _entities: [{ id: ids[1], text: null }] });
    expect(errors?.map(({ path }) => path)).toEqual([['_entities', 0, 'text']]);
  });
});

describe('a list of everybody’s records', () => {
  const list = '{ allLetters { nodes { id } edges { cursor } pageInfo { endCursor hasNextPage } } }';

  test('is for officials at work, whole', async () => {
    const { data, errors } = await archive.as(viewers.officer({ agency: '000' })).query(list);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ allLetters: { nodes: ids.map((id) => ({ id })) } });
  });

  test.each(strangers)('A29: tells %s neither ids nor places nor how many there are', async (_, viewer) => {
    const { data, errors } = await archive.as(viewer()).query(list);
    expect(data).toEqual({ allLetters: null });
    expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHORIZED_FIELD' }]);
  });

  test('is a connection, or its ministry does not start', () => {
    @Resolver()
    class PileResolver {
      @Public('Open.')
      @Query(() => [Letter], { nullable: true, description: 'A pile of letters.' })
      pile(): Letter[] {
        return [];
      }
    }
    const door = defineSubgraph({ ...archiveOf(letters, known), wire: () => [letters, new PileResolver()] });
    expect(() => publishedSdl(door)).toThrow(ListOfRecords);
    expect(() => publishedSdl(door)).toThrow(
      /^Query\.pile answers a list of Letter, which is about people\./,
    );
  });
});

test('A38: a reference is known by its key: what else is said in it, of whose it is or says, is not believed', async () => {
  const forged = { id: ids[1], ownerId: own, number: '1', text: 'forged' };
  const { data } = await citizen(['archive:seal']).entities('Letter', [forged], 'id text seal');
  expect(data).toEqual({ _entities: [{ id: ids[1], text: null, seal: null }] });
  const { data: owned } = await citizen(['archive:seal']).entities(
    'Letter',
    [{ ...forged, id: ids[0] }],
    'text seal',
  );
  expect(owned).toEqual({ _entities: [{ text: 'Dear reader', seal: 'Seal of 1' }] });
});

test('A38: of another ministry’s type the key that named it is told again, and no other key', async () => {
  @ObjectType()
  @Directive('@key(fields: "code")')
  @Directive('@key(fields: "alias")')
  @About<Crate>('GENERAL', () => [own])
  class Crate {
    @Field(() => String, { nullable: true, description: 'Its code.' })
    readonly code = 'c1';

    @Field(() => String, { nullable: true, description: 'Its other code.' })
    readonly alias = 'a1';
  }
  @Resolver(() => Crate)
  class CrateResolver {
    @Public('Open.')
    @FieldResolver(() => String, { nullable: true, description: 'Its colour.' })
    colour(): string {
      return 'red';
    }
  }
  const references = { Crate: () => new Crate() };
  const door = { ...archiveOf(letters, known), references, wire: () => [letters, new CrateResolver()] };
  const ministry = await startSubgraph(defineSubgraph(door));
  const asStranger = (named: Readonly<Record<string, string>>) =>
    ministry.as(viewers.citizen(another)).entities('Crate', [named], 'code alias');
  const { data, errors } = await asStranger({ code: 'c1' });
  const byWrong = await asStranger({ code: 'c2' });
  await ministry.stop();
  expect(data).toEqual({ _entities: [{ code: 'c1', alias: null }] });
  expect(errors?.map(({ path }) => path?.at(-1))).toEqual(['alias']);
  expect(byWrong.data).toEqual({ _entities: [{ code: null, alias: null }] });
});

test('A38: of a reference its ministry is told the key and the facts it declared as others’ (@external), and nothing more', async () => {
  @ObjectType({ description: 'Somebody.' })
  @Directive('@key(fields: "id")')
  class Somebody {
    @Field(() => Uuid)
    readonly id: string;

    @Directive('@external')
    @Field(() => String, { nullable: true })
    readonly town: string | null;

    readonly ownerId: string;
  }
  @Resolver(() => Somebody)
  class SomebodyResolver {
    @Public('Open.')
    @Directive('@requires(fields: "town")')
    @FieldResolver(() => String, { nullable: true, description: 'A greeting.' })
    greeting(@Root() told: Somebody): string {
      return Object.keys(told).sort().join(' ');
    }
  }
  const door = defineSubgraph({
    ...archiveOf(letters, known),
    references: { Somebody: (reference) => reference },
    wire: () => [letters, new SomebodyResolver()],
  });
  const ministry = await startSubgraph(door);
  const forged = { id: ids[0], town: 'Contoh', ownerId: own, greeting: 'forged', nik: '9801011708900001' };
  const { data } = await ministry.entities('Somebody', [forged], 'greeting');
  await ministry.stop();
  expect(data).toEqual({ _entities: [{ greeting: '__typename id town' }] });
});

describe('a rule on a type and a rule on its field', () => {
  test.each([
    ['neither', another, [], null],
    ['the field’s alone', another, ['archive:seal'], null],
    ['the type’s alone', own, [], null],
    ['both', own, ['archive:seal'], 'Seal of 1'],
  ])('hold together: with %s met', async (_, who, scopes, seal) => {
    const viewer = viewers.citizen(who, { scopes });
    const { data } = await archive.as(viewer).entities('Letter', [{ id: ids[0] }], 'seal');
    expect(data).toEqual({ _entities: [{ seal }] });
  });
});

test.each([
  [[], null],
  [['archive:enter'], null],
  [['archive:climb'], null],
  [['archive:enter', 'archive:climb'], 'Dust'],
  [['archive:own'], 'Dust'],
  [['archive:enter', 'archive:own'], 'Dust'],
  [['archive:en', 'archive:climb', 'archive:owner'], null],
])('of sets of scopes one is needed, whole: with %j it is %j', async (scopes, topShelf) => {
  const officer = archive.as(viewers.officer({ agency: '000', scopes }));
  expect((await officer.query('{ topShelf }')).data).toEqual({ topShelf });
});

test('A33: what asks for a scope and is on nobody’s behalf is no citizen’s, though an app was given the scope', async () => {
  const { data, errors } = await citizen(['archive:own']).query('{ topShelf }');
  expect(data).toEqual({ topShelf: null });
  expect(errors?.map(({ extensions }) => extensions)).toEqual([{ code: 'UNAUTHORIZED_FIELD' }]);
});

describe('a command on behalf of a citizen', () => {
  const send = (citizenId: string) => `mutation { send(citizenId: "${citizenId}") }`;
  const both = ['archive:send'];

  test.each([
    ['oneself', own, both, true],
    ['a child one is guardian of', child, both, true],
    ['another', another, both, false],
    ['oneself, without the scope', own, [], false],
    ['a child, without the scope', child, [], false],
  ])('for %s', async (_, subject, scopes, isSent) => {
    const { data } = await citizen(scopes, [child]).query(send(subject));
    expect(data).toEqual({ send: isSent ? `Sent for ${subject}` : null });
  });

  test('for a child, whose letters a guardian reads as well', async () => {
    expect((await citizen([], [child]).query(letter('3'))).data).toEqual({ letter: { text: 'Dear reader' } });
    expect((await citizen().query(letter('3'))).data).toEqual({ letter: null });
  });

  test('by an officer, for a purpose, and without one not', async () => {
    const officer = viewers.officer({ agency: '000', scopes: both });
    expect((await archive.as(officer).query(send(another))).data).toEqual({ send: `Sent for ${another}` });
    const idle = archive.as({ ...officer, purpose: null, lawfulBasis: null });
    expect((await idle.query(send(another))).data).toEqual({ send: null });
  });
});
