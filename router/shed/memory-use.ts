import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

const sampleMs = 500;

/** How much of the memory it may have this process uses, as a share from 0 to 1; looked at twice a second. */
export class MemoryUse {
  #share: number;
  readonly #timer: NodeJS.Timeout;

  /** @param processes that share the memory of the machine. */
  constructor(processes = 1) {
    this.#share = shareNow(processes);
    this.#timer = setInterval(() => {
      this.#share = shareNow(processes);
    }, sampleMs).unref();
  }

  get share(): number {
    return this.#share;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Of the largest heap that Node allows, or of the memory of the machine or its container, whichever is nearer its end. */
function shareNow(processes: number): number {
  const { used_heap_size: usedBytes, heap_size_limit: heapBytesMax } = getHeapStatistics();
  return Math.max(usedBytes / heapBytesMax, (process.memoryUsage.rss() * processes) / memoryBytesMax());
}

function memoryBytesMax(): number {
  const allowed = process.constrainedMemory();
  return allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
}
