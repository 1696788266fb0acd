import { pino } from 'pino';
import { request } from 'undici';
import { graphClient } from '../graph/graph-client.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { serveSubgraph } from '../subgraph/serve-subgraph.js';
import { fixedClock, type IsoDate } from '../time/clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { type Facts, serveFacts } from './test-graph.js';
import { testDay } from './test-nation.js';

export interface Reply<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly argument?: string };
  }[];
}

export interface SubgraphUnderTest extends Pick<TestDatabase, 'sql'> {
  readonly url: string;
  /** Sends one GraphQL request over HTTP. */
  query<Data = unknown>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Reply<Data>>;
  /** Resolves representations as the router would; the selection goes inside `... on <type>`. */
  entities<Entity = unknown>(
    type: string,
    representations: readonly Readonly<Record<string, unknown>>[],
    selection: string,
  ): Promise<Reply<{ readonly _entities: readonly Entity[] }>>;
  /** How many SQL statements the process has sent since it started. */
  statements(): Promise<number>;
  stop(): Promise<void>;
}

interface Arrangement {
  readonly today?: IsoDate;
  /** What the national graph says when the ministry asks it. */
  readonly facts?: Facts;
}

/** Serves one ministry as its callers see it: real HTTP, real PostgreSQL, the small nation, a clock that stands still. */
export async function startSubgraph(
  door: SubgraphDefinition,
  { today = testDay, facts = {} }: Arrangement = {},
): Promise<SubgraphUnderTest> {
  const database = await createTestDatabase(door);
  const graph = await serveFacts(facts);
  const running = await serveSubgraph(door, {
    databaseUrl: database.appUrl,
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock(today),
    graph: graphClient(graph.url),
    log: pino({ level: 'silent' }),
  });
  const query = <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) =>
    post<Data>(running.url, { query: document, variables });
  return {
    url: running.url,
    sql: database.sql,
    query,
    entities: (type, representations, selection) =>
      query(
        `query Entities($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} { ${selection} } } }`,
        {
          representations: representations.map((fields) => ({ __typename: type, ...fields })),
        },
      ),
    statements: async () => {
      const { body } = await request(new URL('/metrics', running.url));
      return Number(/^sql_statements_total (\d+)$/m.exec(await body.text())?.[1] ?? Number.NaN);
    },
    stop: async () => {
      await running.stop();
      graph.stop();
      await database.drop();
    },
  };
}

async function post<Data>(url: string, payload: unknown): Promise<Reply<Data>> {
  const { body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return (await body.json()) as Reply<Data>;
}
