import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ServedGraph } from './served-graph.js';
import { type Edition, editionQuery, startEdition } from './testing/editions.js';
import { collectGarbage } from './testing/garbage.js';
import { Published } from './testing/published.js';

const reloads = 40;

let editions: readonly Edition[];
let published: Published;
beforeAll(async () => {
  editions = await Promise.all([startEdition('Red'), startEdition('Blue')]);
  published = await Published.inNewFolder();
});
afterAll(async () => {
  await published.remove();
  await Promise.all(editions.map((edition) => edition.stop()));
});

test('F11: of many supergraphs that were replaced neither memory nor connections are left', async () => {
  const graphs = rememberingWeakly();
  const agent = new Agent({ connections: 4 });
  await published.publish(editions[0]?.supergraph ?? '', 1);
  const router = await published.router();
  const ask = async () => {
    const body = JSON.stringify({ query: editionQuery });
    const headers = { 'content-type': 'application/json' };
    const response = await request(router.url, { method: 'POST', headers, body, dispatcher: agent });
    await response.body.dump();
  };
  for (let version = 2; version <= reloads + 1; version += 1) {
    await Promise.all([ask(), ask(), ask(), ask()]);
    await published.publish(editions[version % 2]?.supergraph ?? '', version);
    await router.look();
  }
  await ask();
  expect(graphs).toHaveLength(reloads + 1);
  await vi.waitFor(() => {
    collectGarbage('major');
    expect(graphs.filter((graph) => graph.deref()).length).toBeLessThanOrEqual(2);
  }, 20_000);
  const connections = editions.flatMap(({ left, right }) => [left.connections(), right.connections()]);
  expect(connections.sort()).toEqual([0, 0, 1, 1]);
  await agent.close();
}, 180_000);

/** Sees every supergraph that is made ready, and holds none of them. */
function rememberingWeakly(): readonly WeakRef<ServedGraph>[] {
  const graphs: WeakRef<ServedGraph>[] = [];
  const start = ServedGraph.start;
  ServedGraph.start = async (...given) => {
    const graph = await start(...given);
    graphs.push(new WeakRef(graph));
    return graph;
  };
  return graphs;
}
