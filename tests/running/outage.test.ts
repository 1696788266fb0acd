import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, inject, test, vi } from 'vitest';
import { ministries } from '../source-files.js';
import { ask } from './ask.js';

const budi = '9801011708900001';

/** One field of each ministry, under the ministry's name, beside each other. */
const fieldOf: Readonly<Record<string, string>> = {
  aid: 'aid: aidProgramRules(first: 1) { nodes { program } }',
  asn: 'asn: agencies(first: 1) { nodes { code } }',
  data: 'data: datasets(first: 1) { nodes { id } }',
  education: 'education: schools(first: 1) { nodes { npsn } }',
  health: 'health: vaccineSchedule(first: 1) { nodes { dose } }',
  identity: 'identity: areas(first: 1) { nodes { code } }',
  payments: 'payments: tariffs(first: 1) { nodes { code } }',
  permits: 'permits: licenceClassRules(first: 1) { nodes { licenceClass } }',
};
const everyMinistry = `{ ${Object.values(fieldOf).join(' ')} }`;

/** The process a ministry runs as now: the one that wrote its log last. */
async function pidOf(ministry: string): Promise<number> {
  const log = await readFile(join(inject('nation').data, 'log', `${ministry}.log`), 'utf8');
  const written: { readonly pid: number } = JSON.parse(log.trimEnd().split('\n').at(-1) ?? '{}');
  return written.pid;
}

async function untilAnswered(ministry: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const { errors } = await ask(`{ ${fieldOf[ministry]} }`);
    if (!errors) return;
    await sleep(100);
  }
  throw new Error(`${ministry} did not come back`);
}

describe.each(ministries)('while %s is down', (ministry) => {
  test('the other seven answer, the fault names it, and it comes back by itself', async () => {
    process.kill(await pidOf(ministry), 'SIGKILL');
    const { data, errors = [] } = await ask<Record<string, unknown>>(everyMinistry);
    expect(errors.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual([
      { path: [ministry], code: 'SUBGRAPH_UNAVAILABLE', subgraph: ministry },
    ]);
    const answered = Object.entries(data).flatMap(([name, value]) => (value === null ? [] : [name]));
    expect(answered.sort()).toEqual(ministries.filter((name) => name !== ministry));
    await untilAnswered(ministry);
  });
});

test('a citizen’s other facts stand while one ministry’s are missing', async () => {
  process.kill(await pidOf('health'), 'SIGKILL');
  const { data, errors = [] } = await ask(
    `{ citizen(nik: "${budi}") { fullName jknMembership { active } drivingLicences { nodes { status } } } }`,
    {},
    { as: 'P1' },
  );
  expect(data).toEqual({
    citizen: {
      fullName: 'Budi Contoh',
      jknMembership: null,
      drivingLicences: { nodes: [{ status: 'VALID' }] },
    },
  });
  expect(errors.map(({ extensions }) => extensions.code)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  await untilAnswered('health');
});

test('F28: a decision that needs a missing fact is not made, and the answer names who must tell it', async () => {
  process.kill(await pidOf('asn'), 'SIGKILL');
  const { data, errors } = await ask(
    '{ citizen(nik: "9871015205850002") { aidEligibility(program: PKH) { verdict reasons } } }',
    {},
    { as: 'P2' },
  );
  expect(data).toEqual({ citizen: { aidEligibility: null } });
  expect(errors).toMatchObject([
    {
      path: ['citizen', 'aidEligibility'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'asn', neededBy: 'aid' },
    },
  ]);
  await untilAnswered('asn');
});

test('PostgreSQL may die: ministries say that their data are away, and it is revived', async () => {
  const file = join(inject('nation').data, 'postgres', 'cluster', 'postmaster.pid');
  const [postmaster] = (await readFile(file, 'utf8')).split('\n');
  process.kill(Number(postmaster), 'SIGKILL');
  // What PostgreSQL does for a connection may outlive it for a moment.
  await vi.waitFor(
    async () => {
      const { errors = [] } = await ask(`{ ${fieldOf.permits} }`);
      expect(errors.map(({ extensions }) => extensions)).toEqual([
        { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'permits' },
      ]);
    },
    { timeout: 5_000, interval: 10 },
  );
  for (const ministry of ministries) await untilAnswered(ministry);
});

test('what happened is in the log of the nation, and no person is', async () => {
  const log = await readFile(join(inject('nation').data, 'log', 'identity.log'), 'utf8');
  expect(log).toContain('answered');
  expect(log).not.toMatch(/9801011708900001|Budi/);
});
