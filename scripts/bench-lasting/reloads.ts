import { ask } from '../bench-router/answer.js';
import type { StubIssuer } from '../bench-stubs.js';
import { printTable } from '../bench-table.js';
import type { Progress } from '../progress.js';
import { memoryCells, memoryHeadings, stagesOf } from './memory-table.js';
import { MemoryWatch } from './memory-watch.js';
import { RepublishedRouter } from './republished-router.js';

export interface ReloadsBench {
  readonly reloads: number;
}

const requestsBetween = 4;
/** Of three subgraphs, which are asked one after another. */
const query = 'query ($shop: Int!) { topProducts(shop: $shop) { title shippingCost reviews { text } } }';

/** Measures the memory of a router whose supergraph is replaced again and again. */
export async function benchReloads(
  { reloads }: ReloadsBench,
  issuer: StubIssuer,
  progress: Progress,
): Promise<void> {
  await using router = await RepublishedRouter.start('shop', issuer);
  await using watch = new MemoryWatch(router.url);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await issuer.tokenOf(1)}` };
  const askings = Array.from({ length: requestsBetween }, (_, shop) => ({
    headers,
    body: JSON.stringify({ query, variables: { shop } }),
  }));
  const askAll = () => Promise.all(askings.map((asking) => ask(router.url, asking)));
  await askAll();
  const rows = [memoryHeadings('swaps'), memoryCells(0, await watch.since())];
  for (const { from, until } of stagesOf(reloads)) {
    await progress.step(`reloads: ${until} of ${reloads}`, async () => {
      for (let n = from; n < until; n += 1) {
        await router.swap({ atOnce: true });
        await askAll();
      }
    });
    rows.push(memoryCells(until, await watch.since()));
  }
  printTable(`${reloads} supergraphs, one after another; ${requestsBetween} requests to each`, rows);
}
