import { setTimeout as sleep } from 'node:timers/promises';
import { type SubgraphName, shopResolvers, shopSdl } from './shop-subgraphs.js';
import { sendJson, startTinySubgraph } from './tiny-subgraph.js';

/** What its parent may tell it: how long it takes for each answer from now on. */
export interface SlowDown {
  readonly answerMs: number;
}

/** What it tells its parent: once where it is, then each call that it received. */
export type ShopSubgraphMessage = { readonly url: string } | { readonly received: string };

/** One subgraph of the shop, as a process of its own: `shop-subgraph.process.js <name> <port>`. */
const name = process.argv[2] as SubgraphName;
const subgraph = await startTinySubgraph(shopSdl[name], shopResolvers[name], Number(process.argv[3]));
let answerMs = 0;
subgraph.behave(async (response, honest) => {
  say({ received: subgraph.calls.at(-1)?.query ?? '' });
  if (answerMs > 0) await sleep(answerMs);
  sendJson(response, await honest());
});
process.on('message', (message: SlowDown) => {
  answerMs = message.answerMs;
});
process.once('disconnect', () => process.exit(0));
say({ url: subgraph.url });

function say(message: ShopSubgraphMessage): void {
  process.send?.(message);
}
