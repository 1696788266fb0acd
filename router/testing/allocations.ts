import type { HeapProfiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { collectGarbage } from './garbage.js';

type Run = () => Promise<void>;
/** Whether code is what is asked about, by the address of its file. */
type IsOurs = (url: string) => boolean;

/** How many bytes some code asks for in one run. */
export const bytesMade = (run: Run, isOurs: IsOurs): Promise<number> => sampled('made', run, isOurs);

/** How many bytes of those only a full collection takes back, though nothing needs them any more. */
export async function bytesKept(run: Run, isOurs: IsOurs): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  // A full collection that comes of itself meanwhile takes what is young, too, so the least is true.
  for (let attempt = 0; attempt < 3; attempt += 1)
    least = Math.min(least, await sampled('kept', run, isOurs));
  return least;
}

async function sampled(which: 'made' | 'kept', run: Run, isOurs: IsOurs): Promise<number> {
  const session = new Session();
  session.connect();
  const sampling = {
    samplingInterval: 1_024,
    includeObjectsCollectedByMajorGC: true,
    includeObjectsCollectedByMinorGC: which === 'made',
  };
  collectGarbage('major');
  await session.post('HeapProfiler.startSampling', sampling);
  await run();
  // What survives it twice is taken for old.
  collectGarbage('minor');
  collectGarbage('minor');
  const { profile } = await session.post('HeapProfiler.stopSampling');
  session.disconnect();
  return bytesBelow(profile.head, isOurs, false);
}

function bytesBelow(node: HeapProfiler.SamplingHeapProfileNode, isOurs: IsOurs, isWithin: boolean): number {
  const { url } = node.callFrame;
  // What is built into the language has no place of its own.
  const counts = url === '' ? isWithin : isOurs(url);
  const below = node.children.reduce((sum, child) => sum + bytesBelow(child, isOurs, counts), 0);
  return below + (counts ? node.selfSize : 0);
}
