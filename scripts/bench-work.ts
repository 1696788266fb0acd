import pg from 'pg';
import { request } from 'undici';
import { cpuMsOf, cpuMsOfFamily, parentOf } from './bench-process.js';
import { databaseUrlIn } from './nation-places.js';
import type { NationMessage } from './start.js';

interface Work {
  readonly cpuMs: number;
  /** GraphQL requests answered and SQL statements sent; null for what counts none. */
  readonly calls: number | null;
  readonly statements: number | null;
}

/** What each process of a nation has done so far, by its name. */
export type NationWork = ReadonlyMap<string, Work>;

/** @param data where the nation keeps everything */
export async function workOf({ router, ministries }: NationMessage, data: string): Promise<NationWork> {
  const ofRouter = { cpuMs: await cpuMsOf(router.pid), calls: null, statements: null };
  const ofMinistries = ministries.map(async ({ name, url, pid }) => {
    const { body } = await request(new URL('/metrics', url));
    const metrics = await body.text();
    const count = (metric: string) => Number(new RegExp(`^${metric} (\\d+)$`, 'm').exec(metrics)?.[1]);
    return [
      name,
      {
        cpuMs: await cpuMsOf(pid),
        calls: count('graphql_requests_total'),
        statements: count('sql_statements_total'),
      },
    ] as const;
  });
  const ofPostgres = { cpuMs: await postgresCpuMs(data), calls: null, statements: null };
  return new Map<string, Work>([
    ['router', ofRouter],
    ...(await Promise.all(ofMinistries)),
    ['PostgreSQL', ofPostgres],
  ]);
}

/** The rows of a table: what each process did for one of the requests between two looks, and all together. */
export function workRows(
  before: NationWork,
  after: NationWork,
  requests: number,
): readonly (readonly string[])[] {
  const each = [...after].map(([name, work]) => {
    const was = before.get(name);
    const share = (now: number | null, then: number | null | undefined) =>
      now === null ? null : (now - (then ?? 0)) / requests;
    return {
      name,
      cpuMs: share(work.cpuMs, was?.cpuMs),
      calls: share(work.calls, was?.calls),
      statements: share(work.statements, was?.statements),
    };
  });
  const all = {
    name: 'all',
    cpuMs: sumOf(each.map(({ cpuMs }) => cpuMs)),
    calls: sumOf(each.map(({ calls }) => calls)),
    statements: sumOf(each.map(({ statements }) => statements)),
  };
  return [...each, all].map(({ name, cpuMs, calls, statements }) => [
    name,
    `${cpuMs?.toFixed(2)} ms`,
    calls?.toFixed(1) ?? '',
    statements?.toFixed(1) ?? '',
  ]);
}

const sumOf = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0);

/** Of the server and all its backends: whoever serves us was started by it. */
async function postgresCpuMs(data: string): Promise<number> {
  const client = new pg.Client(await databaseUrlIn(data, 'identity'));
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return await cpuMsOfFamily(await parentOf(Number(rows[0]?.pid)));
  } finally {
    await client.end();
  }
}
