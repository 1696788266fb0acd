import { Arg, Query, Resolver } from 'type-graphql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Authenticated, Public } from '../auth/access.js';
import type { Viewer } from '../auth/viewer.js';
import { withClient } from '../database/provision.js';
import { IdempotencyKey, Nik, Uuid } from '../graphql/scalars.js';
import { publishedSdl } from '../subgraph/published-sdl.js';
import { Plate, PlateResolver, platesOf } from '../testing/sample/plates.js';
import { type Reply, type SubgraphUnderTest, startSubgraph } from '../testing/subgraph-under-test.js';
import { viewers } from '../testing/viewers.js';
import { clockOf } from '../time/clock.js';
import { GuessingUnlimited } from './limit-guesses.js';

const [own, another] = ['1', '2'].map((digit) => `${digit.repeat(8)}-1111-4111-8111-${digit.repeat(12)}`) as [
  string,
  string,
];
const mine = new Plate('98-1', own);
const others = new Plate('98-2', another);
/** As many misses as policy allows a citizen. */
const missesMax = 20;

let moment: Date;
let resolver: PlateResolver;
let plates: SubgraphUnderTest;
const realTime = clockOf(() => moment);
beforeEach(async () => {
  moment = new Date('2024-01-31T05:00:00Z');
  resolver = new PlateResolver([mine, others]);
  plates = await startSubgraph(platesOf(resolver), { realTime });
});
afterEach(() => plates.stop());

const citizen = (more: Partial<Viewer> = {}) => viewers.citizen(own, more);
const plate = (number: string) => `plate(number: "${number}") { number }`;
const wrong = (count: number, from = 0) => Array.from({ length: count }, (_, i) => `97-${from + i}`);
const together = (numbers: readonly string[], field = plate) =>
  `{ ${numbers.map((number, i) => `a${i}: ${field(number)}`).join(' ')} }`;
const codesOf = ({ errors = [] }: Reply<unknown>) => errors.map(({ extensions }) => extensions.code);
const countOf = (codes: readonly string[], code: string) => codes.filter((one) => one === code).length;

async function useUp(viewer = citizen(), at = plates): Promise<void> {
  expect(countOf(codesOf(await at.as(viewer).query(together(wrong(missesMax)))), 'NOT_FOUND')).toBe(
    missesMax,
  );
}

describe('who has guessed wrong as often as policy allows', () => {
  test('A27: is refused whatever is asked for: what exists, what is another’s and what is one’s own look the same', async () => {
    await useUp();
    const answers = await Promise.all(
      ['97-999', others.number, mine.number].map((number) =>
        plates.as(citizen()).query(`{ ${plate(number)} }`),
      ),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({
      data: { plate: null },
      errors: [{ path: ['plate'], extensions: { code: 'QUOTA_EXCEEDED', retryAfter: 3_600 } }],
    });
  });

  test('A27: costs nothing once refused, and nothing more is looked up or counted', async () => {
    await useUp();
    await plates.as(citizen()).query(`{ ${plate('97-0')} }`);
    const before = await plates.statements();
    const codes = codesOf(await plates.as(citizen()).query(together([...wrong(49), mine.number])));
    expect(countOf(codes, 'QUOTA_EXCEEDED')).toBe(50);
    expect((await plates.statements()) - before).toBe(0);
    expect(await plates.sql('SELECT misses FROM guess_count')).toEqual([{ misses: `${missesMax}` }]);
  });

  test('A27: is told how long to wait, waits no longer for asking meanwhile, and is answered afterwards', async () => {
    await useUp();
    moment = new Date(moment.getTime() + 3_540_500);
    const [refused] = (await plates.as(citizen()).query(`{ ${plate('97-0')} }`)).errors ?? [];
    expect(refused?.extensions).toEqual({ code: 'QUOTA_EXCEEDED', retryAfter: 60 });
    moment = new Date(moment.getTime() + 60_000);
    expect((await plates.as(citizen()).query(`{ ${plate(mine.number)} }`)).data).toEqual({
      plate: { number: mine.number },
    });
    await useUp();
  });

  test('A27: is one caller in every app, and no other’s guesses count for anybody else', async () => {
    await useUp();
    const elsewhere = citizen({ clientId: 'another-app', subject: 'pairwise' });
    expect(codesOf(await plates.as(elsewhere).query(`{ ${plate('97-0')} }`))).toEqual(['QUOTA_EXCEEDED']);
    const neighbour = viewers.citizen(another);
    expect((await plates.as(neighbour).query(`{ ${plate(others.number)} }`)).data).toEqual({
      plate: { number: others.number },
    });
  });

  test('A27: stays refused in every process of the ministry, and after a restart', async () => {
    const beside = await startSubgraph(platesOf(resolver), { realTime, beside: plates });
    try {
      await useUp();
      expect(codesOf(await beside.as(citizen()).query(`{ ${plate(mine.number)} }`))).toEqual([
        'QUOTA_EXCEEDED',
      ]);
    } finally {
      await beside.stop();
    }
  });
});

describe('guesses that come at once', () => {
  test('A49: a hundred aliases of one request count as a hundred, in one statement', async () => {
    const before = await plates.statements();
    const numbers = [...wrong(50), mine.number, ...wrong(49, 50)];
    const answer = await plates.as(citizen()).query(together(numbers));
    const codes = codesOf(answer);
    expect([codes.length, countOf(codes, 'NOT_FOUND')]).toEqual([100, missesMax]);
    expect(countOf(codes, 'QUOTA_EXCEEDED')).toBe(100 - missesMax);
    expect((await plates.statements()) - before).toBe(1);
  });

  test('A49: a hundred requests of one caller, to two processes, are answered no more often than allowed', async () => {
    const beside = await startSubgraph(platesOf(resolver), { realTime, beside: plates });
    try {
      const answers = await Promise.all(
        wrong(100).map((number, i) => (i % 2 ? plates : beside).as(citizen()).query(`{ ${plate(number)} }`)),
      );
      const codes = answers.flatMap(codesOf);
      expect([countOf(codes, 'NOT_FOUND'), countOf(codes, 'QUOTA_EXCEEDED')]).toEqual([
        missesMax,
        100 - missesMax,
      ]);
    } finally {
      await beside.stop();
    }
  });

  test('A27: hits cost one statement, write nothing and are never too many', async () => {
    const before = await plates.statements();
    const answer = await plates.as(citizen()).query(together(Array.from({ length: 100 }, () => mine.number)));
    expect(answer.errors).toBeUndefined();
    expect((await plates.statements()) - before).toBe(1);
    expect(await plates.sql('SELECT FROM guess_count')).toEqual([]);
  });
});

describe('what is guessed at besides the number', () => {
  const asking = (n: number, more: Partial<Viewer> = {}) =>
    viewers.service('000', { clientId: `service-${n}`, scopes: ['plates:verify'], ...more });
  const verify = (colour: string, number = mine.number) =>
    `verifyPlate(number: "${number}", colour: "${colour}") { matches }`;
  const colours = (count: number) =>
    `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${verify(`${i}`)}`).join(' ')} }`;

  test('A49: is counted for the object too, whoever guesses, and whether or not there is one', async () => {
    for (const number of [mine.number, '97-0']) {
      const sent = (n: number, colour: string) => plates.as(asking(n)).query(`{ ${verify(colour, number)} }`);
      for (let n = 0; n < 10; n += 1) {
        expect((await sent(n, 'red')).data).toEqual({ verifyPlate: { matches: false } });
      }
      const [right] = (await sent(11, 'white')).errors ?? [];
      expect(right?.extensions).toEqual({ code: 'QUOTA_EXCEEDED', retryAfter: 86_400 });
    }
  });

  test('A49: stays to be verified of other objects', async () => {
    expect(countOf(codesOf(await plates.as(asking(1)).query(colours(30))), 'QUOTA_EXCEEDED')).toBe(20);
    expect((await plates.as(asking(1)).query(`{ ${verify('white', others.number)} }`)).data).toEqual({
      verifyPlate: { matches: true },
    });
  });

  test('counts for nobody who may not ask at all', async () => {
    const idle = await plates.as(asking(1, { scopes: [] })).query(colours(30));
    expect(new Set(codesOf(idle))).toEqual(new Set(['UNAUTHORIZED_FIELD']));
    expect(new Set(codesOf(await plates.as(viewers.anonymous).query(colours(30))))).toEqual(
      new Set(['UNAUTHORIZED_FIELD']),
    );
    expect(await plates.sql('SELECT FROM guess_count')).toEqual([]);
  });
});

describe('a command that is told whom it is about by what can be guessed', () => {
  const replace = (number: string) => `replacePlate(input: { number: "${number}" })`;
  const give = (number: string) => `returnPlate(number: "${number}")`;
  const sent = (numbers: readonly string[], field: typeof replace) => `mutation ${together(numbers, field)}`;

  test('A27: does nothing beyond the quota, for a number that exists either', async () => {
    const analyst = viewers.analyst({ scopes: ['plates:replace'] });
    const answer = await plates.as(analyst).query(sent([...wrong(25), mine.number], replace));
    expect(countOf(codesOf(answer), 'QUOTA_EXCEEDED')).toBe(6);
    expect(resolver.replaced).toEqual([]);
  });

  test('A27: counts a refusal by the row, and nothing that was done', async () => {
    const viewer = citizen({ scopes: ['plates:return'] });
    const codes = codesOf(await plates.as(viewer).query(sent(wrong(21), give)));
    expect([countOf(codes, 'UNAUTHORIZED_FIELD'), countOf(codes, 'QUOTA_EXCEEDED')]).toEqual([20, 1]);
    const office = plates.as(viewers.officer({ agency: '000', scopes: ['plates:replace'] }));
    const done = await office.query(
      sent(
        Array.from({ length: 70 }, () => mine.number),
        replace,
      ),
    );
    expect([done.errors, resolver.replaced.length]).toEqual([undefined, 70]);
  });
});

test('A27: a ministry does not start while misses are not counted at a field that can be guessed at', () => {
  @Resolver()
  class ShelfResolver {
    @Authenticated()
    @Query(() => String, { nullable: true, description: 'By a number that can be guessed.' })
    byNik(@Arg('nik', () => Nik, { description: 'A NIK.' }) nik: string): string {
      return nik;
    }

    @Authenticated()
    @Query(() => String, { nullable: true, description: 'By what cannot.' })
    byId(@Arg('id', () => Uuid, { description: 'An id.' }) id: string): string {
      return id;
    }

    @Authenticated()
    @Query(() => String, { nullable: true, description: 'By what finds nothing.' })
    byKey(@Arg('key', () => IdempotencyKey, { description: 'A key.' }) key: string): string {
      return key;
    }

    @Authenticated()
    @Query(() => String, { nullable: true, description: 'By a text that might be anything.' })
    byText(@Arg('text', () => String, { description: 'A text.' }) text: string): string {
      return text;
    }

    @Public('Open data.')
    @Query(() => String, { nullable: true, description: 'Open to everybody.' })
    open(@Arg('number', () => String, { description: 'A number.' }) number: string): string {
      return number;
    }
  }
  const door = { ...platesOf(resolver), wire: () => [new ShelfResolver()] };
  expect(() => publishedSdl(door)).toThrow(GuessingUnlimited);
  expect(() => publishedSdl(door)).toThrow(/:\n {2}- Query\.byNik\n {2}- Query\.byText$/);
});

test('the limits are policy with its days, which no process of the ministry changes, and a count names nobody', async () => {
  await useUp();
  await withClient(plates.appUrl, async (process) => {
    await expect(process.query('UPDATE guess_limit SET misses_max = 1000')).rejects.toThrow(
      'permission denied',
    );
    await expect(process.query('DELETE FROM guess_count')).rejects.toThrow('permission denied');
  });
  const [row] = await plates.sql<{ bucket: Buffer }>('SELECT bucket FROM guess_count');
  expect(row?.bucket.length).toBe(32);
  await plates.sql(`UPDATE guess_limit SET effective_to = '2024-01-31' WHERE counted = 'citizen'`);
  await plates.sql(
    `INSERT INTO guess_limit (counted, misses_max, window_seconds, effective_from, legal_basis)
     VALUES ('citizen', 25, 3600, '2024-01-31', 'a later rule')`,
  );
  const neighbour = plates.as(viewers.citizen(another));
  expect(countOf(codesOf(await neighbour.query(together(wrong(30)))), 'NOT_FOUND')).toBe(25);
});
