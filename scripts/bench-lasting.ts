import { benchOperations } from './bench-lasting/operations.js';
import { benchReloads } from './bench-lasting/reloads.js';
import { audience } from './bench-lasting/republished-router.js';
import { benchSwaps } from './bench-lasting/swaps.js';
import { chosenOf } from './bench-router/scenario.js';
import { Stubs } from './bench-stubs.js';
import { Progress } from './progress.js';

export interface LastingBench {
  readonly connections: number;
  /** Names, with commas between; left out for all. */
  readonly parts?: string | undefined;
  readonly swaps: number;
  readonly operations: number;
  readonly reloads: number;
}

/**
 * Measures whether a router stays as it is over long use: when supergraphs are replaced under load (F11), when ever new
 * operations are asked (F24), and after very many supergraphs. The router and its replaying subgraphs are processes of their own.
 */
export async function benchLasting(options: LastingBench): Promise<void> {
  const parts = chosenOf('--parts', options.parts, ['swaps', 'operations', 'reloads']);
  // Progress goes where tables do not, so that the tables can be kept.
  const progress = new Progress(process.stderr);
  await using stubs = new Stubs();
  const issuer = await stubs.serveIssuer(audience);
  if (parts.includes('swaps')) await benchSwaps(options, issuer, progress);
  if (parts.includes('operations')) await benchOperations(options, issuer, progress);
  if (parts.includes('reloads')) await benchReloads(options, issuer, progress);
  progress.note(`It took ${progress.elapsed()} s.`);
}
