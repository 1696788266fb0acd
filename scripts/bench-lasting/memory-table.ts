import type { Memory } from './memory-watch.js';

const stagesMost = 10;

/** From one that is included until one that is not. */
export interface Stage {
  readonly from: number;
  readonly until: number;
}

/** Ten stages of the way, or fewer, so that each is of so many at least. */
export function stagesOf(total: number, least = 1): readonly Stage[] {
  const count = Math.max(1, Math.min(stagesMost, Math.floor(total / least)));
  const border = (n: number) => Math.floor((total * n) / count);
  return Array.from({ length: count }, (_, n) => ({ from: border(n), until: border(n + 1) }));
}

export const memoryHeadings = (unit: string): readonly string[] => [
  `after … ${unit}`,
  'resident',
  'heap used, at least',
  'outside of the heap',
];

export const memoryCells = (after: number, memory: Memory): readonly string[] => [
  `${after}`,
  ...[memory.residentMib, memory.leastHeapMib, memory.externalMib].map((mib) => `${mib.toFixed(0)} MiB`),
];
