import type { Logger } from 'pino';
import type { HotOperations } from './hot-operations.js';
import { Pace } from './pace.js';
import type { ServedGraph } from './served-graph.js';

const operationsMax = 100;
const warmMsMax = 10_000;

/** Plans for a supergraph what is asked most, so that the first to ask it do not wait. It is worth so much time and no more. */
export async function warmGraph(graph: ServedGraph, hot: HotOperations, log: Logger): Promise<void> {
  const untilMs = performance.now() + warmMsMax;
  let planned = 0;
  let lost = 0;
  for (const operation of hot.hottest(operationsMax)) {
    if (performance.now() > untilMs) break;
    // What cannot be planned fails for who asks it, and keeps no supergraph from being served.
    if (await Pace.besideRequests.step(() => graph.prepare(operation).catch(() => false))) planned += 1;
    else lost += 1;
  }
  log.info({ planned }, 'what is asked most was planned for the next supergraph');
  if (lost > 0) log.warn({ lost }, 'of what is asked most, the next supergraph answers some no more');
}
