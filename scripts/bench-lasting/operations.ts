import { readFile } from 'node:fs/promises';
import { type Asking, load } from '../bench-router/load.js';
import { shapes } from '../bench-router/shape.js';
import type { StubIssuer } from '../bench-stubs.js';
import { printTable } from '../bench-table.js';
import type { Progress } from '../progress.js';
import { memoryCells, memoryHeadings, stagesOf } from './memory-table.js';
import { MemoryWatch } from './memory-watch.js';
import { RepublishedRouter } from './republished-router.js';

export interface OperationsBench {
  readonly connections: number;
  readonly operations: number;
}

/** Measures the memory of a router that is asked ever new operations, each of which it has to plan. */
export async function benchOperations(
  { connections, operations }: OperationsBench,
  issuer: StubIssuer,
  progress: Progress,
): Promise<void> {
  await using router = await RepublishedRouter.start('nation', issuer);
  await using watch = new MemoryWatch(router.url);
  const asking = await askingOfOperation(issuer);
  const rows = [[...memoryHeadings('operations'), 'plans kept', 'operations/s', 'failed']];
  const atStart = await watch.since();
  rows.push([...memoryCells(0, atStart), `${atStart.plans}`, '', '']);
  for (const { from, until } of stagesOf(operations, connections)) {
    const askings = Array.from({ length: until - from }, (_, i) => asking(from + i));
    const { perSecond, failed } = await progress.step(`operations: ${until} of ${operations}`, () =>
      load(router.url, askings, {
        connections: Math.min(connections, askings.length),
        amount: askings.length,
      }),
    );
    const memory = await watch.since();
    rows.push([...memoryCells(until, memory), `${memory.plans}`, perSecond.toFixed(0), `${failed}`]);
  }
  printTable(`${operations} operations, each planned; ${connections} connections`, rows);
}

/** The n-th differs from all others in its name and in an alias. */
async function askingOfOperation({ tokenOf }: StubIssuer): Promise<(n: number) => Asking> {
  const { query, variables } = shapes.small;
  const text = await readFile(query, 'utf8');
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(1)}` };
  return (n) => ({
    headers,
    body: JSON.stringify({
      query: text.replace('query Small', `query Small${n}`).replace('fullName', `name${n}: fullName`),
      variables: variables(1),
    }),
  });
}
