import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usualLimits } from '../limit/limit-options.js';
import { startRouter } from '../router.js';
import { NaiveAuthorisation } from '../testing/naive-authorisation.js';
import { audience, startProvider, type TestProvider } from '../testing/provider.js';
import {
  type RandomGraph,
  type RandomViewer,
  randomGraph,
  randomViewer,
  resolversOf,
  sdlOf,
} from '../testing/random-graph.js';
import {
  printOperation,
  type RandomSelection,
  randomOperation,
  variables,
} from '../testing/random-operation.js';
import { composed, post } from '../testing/shop.js';
import { startTinySubgraph } from '../testing/tiny-subgraph.js';
import { newKeys, purpose } from '../testing/town.js';

let provider: TestProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(() => provider.stop());

const graphs = 25;
const operationsPerGraph = 12;

test('for any schema, operation and viewer, the answer is what a naive check of the whole answer leaves of it', async () => {
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(
      randomGraph.chain((graph) =>
        fc.tuple(
          fc.constant(graph),
          fc.array(fc.tuple(randomOperation(graph), randomViewer), {
            minLength: operationsPerGraph,
            maxLength: operationsPerGraph,
          }),
        ),
      ),
      async ([graph, asked]) => {
        await using running = await startBoth(graph);
        for (const [operation, viewer] of asked) refusals += await check(running, graph, operation, viewer);
      },
    ),
    { numRuns: graphs, endOnFailure: true },
  );
  // It would prove nothing if next to nothing were refused.
  expect(refusals).toBeGreaterThan(graphs);
}, 120_000);

type Running = Awaited<ReturnType<typeof startBoth>>;

async function check(
  { subgraphs, guarded, open }: Running,
  graph: RandomGraph,
  operation: readonly RandomSelection[],
  viewer: RandomViewer,
): Promise<number> {
  const payload = JSON.stringify({ query: printOperation(operation), variables });
  const whole = await post(open, payload);
  expect(whole.body.errors, payload).toBeUndefined();
  const before = subgraphs.map(({ calls }) => calls.length);
  const { body } = await post(guarded, payload, await headersOf(viewer));
  const calls = subgraphs.flatMap((one, i) => one.calls.slice(before[i])).map((call) => call.query);
  const naive = new NaiveAuthorisation(graph, viewer);
  if (naive.needsPurpose(operation)) {
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'PURPOSE_REQUIRED' } }] });
    expect(calls).toEqual([]);
    return 0;
  }
  const { data, paths } = naive.expected(operation, whole.body.data as object);
  // In whichever order: where nothing is refused, it is the gateway's.
  expect(body.data, payload).toEqual(data);
  expect((body.errors ?? []).map(({ path }) => path?.join('.')).sort()).toEqual([...paths].sort());
  for (const name of refusedNames(naive, operation)) {
    for (const query of calls) expect(query.split(/\W+/)).not.toContain(name);
  }
  return paths.length;
}

/** Names of one meaning each; `name` may be refused on an interface and allowed on what implements it. */
function refusedNames(naive: NaiveAuthorisation, selections: readonly RandomSelection[]): readonly string[] {
  return selections.flatMap(({ on, field, inner }) => [
    ...(field && field.name !== 'name' && naive.isRefused(on, field) ? [field.name] : []),
    ...refusedNames(naive, inner),
  ]);
}

async function headersOf({ kind, scopes, statesPurpose }: RandomViewer): Promise<Record<string, string>> {
  if (kind === 'anonymous') return {};
  const claims = {
    viewer_kind: kind,
    scope: scopes.join(' '),
    agency: '060',
    purposes: ['AID_ELIGIBILITY:PUBLIC_TASK'],
  };
  const authorization = `Bearer ${await provider.token({ claims })}`;
  return { authorization, ...(statesPurpose && purpose) };
}

/** One pair of subgraphs under two routers: one that knows the rules, and one for which there are none. */
async function startBoth(graph: RandomGraph) {
  const stack = new AsyncDisposableStack();
  const names = ['main', 'lender'] as const;
  const resolvers = resolversOf(graph);
  const open = sdlOf(graph, false);
  const subgraphs = await Promise.all(names.map((name) => startTinySubgraph(open[name], resolvers[name])));
  for (const one of subgraphs) stack.defer(() => one.stop());
  const start = async (sdl: ReturnType<typeof sdlOf>) => {
    const router = await startRouter({
      supergraph: composed(names.map((name, i) => ({ name, url: subgraphs[i]?.url ?? '', sdl: sdl[name] }))),
      port: 0,
      host: '127.0.0.1',
      subgraphUrl: () => undefined,
      subgraphHosts: null,
      protectionOf: (all) => ({
        issuer: provider.issuer,
        audience,
        envelopeKeys: new Map(all.map((name) => [name, newKeys(name)])),
      }),
      deadlineMs: 2_000,
      // Made by chance, documents are stranger than what is let in.
      limits: {
        ...usualLimits,
        aliasesMax: 1_000,
        costMax: 10_000_000,
        directivesMax: 1_000,
        fieldsMax: 10_000,
        tokensMax: 100_000,
      },
      explorer: { examples: [] },
      log: pino({ level: 'silent' }),
    });
    stack.defer(() => router.stop());
    return router.url;
  };
  return {
    subgraphs,
    open: await start(open),
    guarded: await start(sdlOf(graph, true)),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
