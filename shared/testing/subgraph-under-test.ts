import { type Logger, pino } from 'pino';
import { request } from 'undici';
import { EnvelopeSealer, envelopeHeader } from '../auth/envelope.js';
import type { Viewer } from '../auth/viewer.js';
import { graphClient } from '../graph/graph-client.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { type RunningSubgraph, serveSubgraph } from '../subgraph/serve-subgraph.js';
import { type Clock, fixedClock, type IsoDate, systemClock } from '../time/clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { type Facts, serveFacts } from './test-graph.js';
import { testDay } from './test-nation.js';
import { testKey, viewers } from './viewers.js';

export interface Reply<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string; readonly argument?: string; readonly retryAfter?: number };
  }[];
}

export interface SubgraphUnderTest extends Pick<TestDatabase, 'sql' | 'appUrl'> {
  readonly url: string;
  /** Sends one GraphQL request over HTTP. */
  query<Data = unknown>(
    document: string,
    variables?: Readonly<Record<string, unknown>>,
  ): Promise<Reply<Data>>;
  /** The same ministry, asked by somebody else; otherwise an officer of its own with all scopes asks. */
  as(viewer: Viewer): SubgraphUnderTest;
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
  /** The time in which whoever guesses waits; left out, the real one. */
  readonly realTime?: Clock;
  /** Another process of the same ministry, whose database this one shares. */
  readonly beside?: SubgraphUnderTest;
  /** What the national graph says when the ministry asks it. */
  readonly facts?: Facts;
  /** What the ministry's process is told; left out, that it is part of an embedded nation. */
  readonly environment?: NodeJS.ProcessEnv;
  /** Where it logs; left out, nowhere. */
  readonly log?: Logger;
}

/** Serves one ministry as its callers see it: real HTTP, real PostgreSQL, the small nation, a clock that stands still. */
export async function startSubgraph(
  door: SubgraphDefinition,
  {
    today = testDay,
    realTime = systemClock,
    facts = {},
    beside,
    environment = { EMBEDDED_NATION: 'true' },
    log = pino({ level: 'silent' }),
  }: Arrangement = {},
): Promise<SubgraphUnderTest> {
  const database = beside ? { ...beside, drop: async () => {} } : await createTestDatabase(door);
  const graph = await serveFacts(facts);
  const running = await serveSubgraph(door, {
    databaseUrl: database.appUrl,
    port: 0,
    host: '127.0.0.1',
    clock: fixedClock(today),
    realTime,
    graph: graphClient(graph.url),
    envelopeKeys: [testKey],
    log,
    environment,
  });
  const sealer = new EnvelopeSealer(door.name, testKey);
  const viewer = viewers.officer({ agency: door.agencies[0] ?? '', scopes: [...running.scopes] });
  return asking(running, database, viewer, sealer, async () => {
    await running.stop();
    graph.stop();
    await database.drop();
  });
}

function asking(
  running: RunningSubgraph,
  database: Pick<TestDatabase, 'sql' | 'appUrl'>,
  viewer: Viewer,
  sealer: EnvelopeSealer,
  stop: () => Promise<void>,
): SubgraphUnderTest {
  const query = <Data>(document: string, variables: Readonly<Record<string, unknown>> = {}) =>
    post<Data>(running.url, { query: document, variables }, viewer, sealer);
  return {
    url: running.url,
    sql: database.sql,
    appUrl: database.appUrl,
    query,
    as: (other) => asking(running, database, other, sealer, stop),
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
    stop,
  };
}

async function post<Data>(
  url: string,
  payload: unknown,
  viewer: Viewer,
  sealer: EnvelopeSealer,
): Promise<Reply<Data>> {
  const sent = JSON.stringify(payload);
  const { body } = await request(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [envelopeHeader]: sealer.seal(viewer, sent) },
    body: sent,
  });
  return (await body.json()) as Reply<Data>;
}
