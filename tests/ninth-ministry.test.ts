import { execFile } from 'node:child_process';
import { cp, readFile, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issuerOf } from '../scripts/nation-places.js';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';
import { developmentToken } from '../subgraphs/identity/development/development-token.js';
import { type StartedNation, startNation } from './running/start-nation.js';
import { ministries, root, sourceFolders } from './source-files.js';

const run = promisify(execFile);
let copy: string;
let nation: StartedNation | undefined;

/** A copy of the project with one folder more and nothing else changed. */
beforeAll(async () => {
  copy = await temporaryFolder('ninth');
  for (const part of [...sourceFolders, 'schema', 'package.json', 'tsconfig.json']) {
    await cp(join(root, part), join(copy, part), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
  await cp(join(root, 'tests', 'tourism'), join(copy, 'subgraphs', 'tourism'), { recursive: true });
  await run('npm', ['run', '--silent', 'build'], { cwd: copy });
});
afterAll(async () => {
  await nation?.stop();
  await rm(copy, { recursive: true, force: true });
});

test('a ninth ministry joins the contract by being a folder', async () => {
  await run('npm', ['run', '--silent', 'schema'], { cwd: copy });
  const ownership = await readFile(join(copy, 'schema', 'ownership.md'), 'utf8');
  expect(ownership).toMatch(/\| `tourism` \| Kementerian Pariwisata \|/);
  expect(ownership).toMatch(/\| `tourism` \| `id`, `visits` \|/);
  for (const name of ministries) {
    const file = join('schema', 'subgraphs', `${name}.graphql`);
    expect(await readFile(join(copy, file), 'utf8'), name).toBe(await readFile(join(root, file), 'utf8'));
  }
});

test('and the running nation by being started', async () => {
  const flags = ['--data', join(copy, 'data'), '--citizens', '60', '--today', '2024-01-31'];
  nation = await startNation(flags, copy);
  expect(nation.message.ministries.map(({ name }) => name)).toContain('tourism');
  const budi = await developmentToken({ name: 'P1', issuer: issuerOf(nation.message.ministries) });
  const { body } = await request(nation.message.router.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${budi.body.access_token}` },
    body: JSON.stringify({
      query:
        '{ citizen(nik: "9801011708900001") { fullName visits { nodes { place visitor { fullName } } } } }',
    }),
  });
  expect(await body.json()).toEqual({
    data: {
      citizen: {
        fullName: 'Budi Contoh',
        visits: { nodes: [{ place: 'Candi Contoh', visitor: { fullName: 'Budi Contoh' } }] },
      },
    },
  });
}, 90_000);
