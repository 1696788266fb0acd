import { Arg, Field, InputType, Query, Resolver } from 'type-graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Connection, toConnection } from '../graphql/connection.js';
import { publishedSdl } from '../subgraph/published-sdl.js';
import { Fine, FineConnection, FineResolver, finesOf } from '../testing/sample/fines.js';
import { type SubgraphUnderTest, startSubgraph } from '../testing/subgraph-under-test.js';
import { viewers } from '../testing/viewers.js';
import { RequiresScopes } from './access.js';
import { ComparesWith } from './compares.js';
import { ComparisonUndeclared } from './comparisons.js';
import type { Viewer } from './viewer.js';

const own = '11111111-1111-4111-8111-111111111111';
const resolver = new FineResolver([new Fine(own, 100, false), new Fine(own, 900, true)]);

let ministry: SubgraphUnderTest;
beforeAll(async () => {
  ministry = await startSubgraph(finesOf(resolver));
  await ministry.sql(
    `INSERT INTO access_grant (agency_code, purpose, coordinate, effective_from, legal_basis)
     VALUES ('027', 'SERVICE_ELIGIBILITY', 'Fine.paid', '2024-01-01', 'an agreement')`,
  );
});
afterAll(() => ministry.stop());

const refused = [expect.objectContaining({ extensions: { code: 'UNAUTHORIZED_FIELD' } })];
const lists = (viewer: Viewer, narrowing: string) =>
  ministry.as(viewer).query(`{ everyFine${narrowing} { nodes { __typename } } }`);
const found = (count: number) => ({
  data: { everyFine: { nodes: Array(count).fill({ __typename: 'Fine' }) } },
});
const both = ['fines:list', 'fines:paid'];

describe('A28: a list', () => {
  test('is narrowed by what the viewer may read', async () => {
    const officer = viewers.officer({ agency: '000', scopes: both });
    expect(await lists(officer, '(over: 500)')).toEqual(found(1));
    expect(await lists(officer, '(paid: false, over: 500)')).toEqual(found(0));
  });

  test('is not narrowed by a field whose scope the viewer lacks, and is answered unnarrowed', async () => {
    const officer = viewers.officer({ agency: '000', scopes: ['fines:list'] });
    for (const narrowing of ['(paid: true)', '(paid: false)', '(paid: null)', '(over: 500, paid: true)']) {
      expect(await lists(officer, narrowing)).toEqual({ data: { everyFine: null }, errors: refused });
    }
    expect(await lists(officer, '')).toEqual(found(2));
  });

  test('is narrowed for another agency by what it was granted for its purpose, and by nothing else', async () => {
    const service = viewers.service('027', { scopes: both });
    expect(await lists(service, '(paid: true)')).toEqual(found(1));
    expect(await lists(service, '(over: 500)')).toEqual({ data: { everyFine: null }, errors: refused });
    const elsewhere = viewers.service('024', { scopes: both });
    expect((await lists(elsewhere, '(paid: true)')).errors).toEqual(refused);
  });

  test('of a person is narrowed by what the person may read of it', async () => {
    const mine = (narrowing: string) =>
      ministry.as(viewers.citizen(own)).query(`{ driver(id: "${own}") { fines${narrowing} { amount } } }`);
    expect(await mine('(over: 500)')).toEqual({ data: { driver: { fines: [{ amount: 900 }] } } });
    expect(await mine('(paid: true)')).toEqual({ data: { driver: { fines: null } }, errors: refused });
  });
});

test('A28: a ministry does not start while a list takes an argument of which nobody has said what it is compared with', () => {
  @InputType({ description: 'Which.' })
  class Which {
    @Field(() => Boolean, { nullable: true, description: 'Named as a field.' })
    paid?: boolean;

    @Field(() => String, { nullable: true, description: 'Named as none.' })
    colour?: string;

    @Field(() => [Which], { nullable: true, description: 'All of these.' })
    every?: readonly Which[];
  }
  @Resolver()
  class ListResolver {
    @ComparesWith({ gone: ['amount.missing'], nothing: [] })
    @RequiresScopes(['fines:list'])
    @Query(() => FineConnection, { nullable: true, description: 'Fines.' })
    fines(
      @Arg('which', () => Which, { nullable: true, description: 'Which.' }) _which?: Which,
      @Arg('sort', () => Boolean, { nullable: true, description: 'Undeclared.' }) _sort?: boolean,
      @Arg('gone', () => Boolean, { nullable: true, description: 'Declared of no field.' }) _gone?: boolean,
      @Arg('nothing', () => Boolean, { nullable: true, description: 'Compared with nothing.' })
      _nothing?: boolean,
    ): Connection<Fine> {
      return toConnection({ rows: [], hasNextPage: false }, { first: 1 });
    }
  }
  const publish = () => publishedSdl(finesOf(new ListResolver()));
  expect(publish).toThrow(ComparisonUndeclared);
  expect(publish).toThrow(
    /:\n {2}- Query\.fines\(gone:\)\n {2}- Query\.fines\(sort:\)\n {2}- Query\.fines\(which\.colour:\)$/,
  );
});
