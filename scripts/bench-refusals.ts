import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { request } from 'undici';
import { attacks } from '../router/testing/attacks.js';
import { composed } from '../router/testing/shop.js';
import { shopSdl } from '../router/testing/shop-subgraphs.js';
import { StartError } from '../shared/process/run-main.js';
import { cpuMsOf } from './bench-process.js';
import { printTable } from './bench-table.js';

const folder = join('.data', 'bench-refusals');
const rounds = 200;
const warmUpRounds = 30;

/** Measures the router's CPU time for each refusal of an attack, and prints a table in Markdown. */
export async function benchRefusals(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'supergraph.graphql');
  // No subgraph is there: whatever is refused is refused before one is asked.
  const subgraphs = Object.entries(shopSdl).map(([name, sdl]) => ({
    name,
    url: 'http://127.0.0.1:1/graphql',
    sdl,
  }));
  await writeFile(file, composed(subgraphs));
  const script = fileURLToPath(new URL('./router.js', import.meta.url));
  const env = { PATH: process.env.PATH ?? '', LOG_LEVEL: 'error' };
  const router = fork(script, ['--supergraph', file, '--port', '0'], { env });
  const [message]: unknown[] = await Promise.race([once(router, 'message'), once(router, 'exit')]);
  const url: unknown = Object(message).ready;
  if (typeof url !== 'string') throw new StartError('The router to measure did not start.');
  try {
    const rows: string[][] = [];
    for (const { name, body, code } of attacks) {
      for (let i = 0; i < warmUpRounds; i += 1) await send(url, body);
      const before = await cpuMsOf(router.pid);
      for (let i = 0; i < rounds; i += 1) await send(url, body);
      const perRefusal = ((await cpuMsOf(router.pid)) - before) / rounds;
      rows.push([name, code, `${body.length}`, `${perRefusal.toFixed(2)} ms`]);
    }
    printTable('refusals', [['attack', 'code', 'bytes', 'router CPU for a refusal'], ...rows]);
  } finally {
    router.kill('SIGTERM');
    await once(router, 'exit');
  }
}

async function send(url: string, body: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  // A body that is too large is answered, and the connection closed, while it is still being sent.
  await request(url, { method: 'POST', headers, body }).then(
    (answer) => answer.body.dump(),
    () => undefined,
  );
}
