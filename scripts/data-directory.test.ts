import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../shared/testing/temporary-folder.js';
import { takeDataDirectory } from './data-directory.js';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('lock');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a directory is held by one process, and passwords are the same for whoever holds it next', async () => {
  const path = join(folder, 'held');
  const first = await takeDataDirectory(path);
  const password = first.passwordOf('permits_app');
  expect(first.passwordOf('aid_app')).not.toBe(password);
  await first.release();
  expect((await takeDataDirectory(path)).passwordOf('permits_app')).toBe(password);
});

test('whoever lives and holds it is told of', async () => {
  const path = join(folder, 'taken');
  const own = await takeDataDirectory(path);
  const lock = JSON.parse(await readFile(join(path, 'lock'), 'utf8'));
  await own.release();
  // The first process of the machine always lives.
  const stat = await readFile('/proc/1/stat', 'utf8');
  const [boot] = lock.startedAt.split(' ');
  const startedAt = `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  await writeFile(join(path, 'lock'), JSON.stringify({ pid: 1, startedAt }));
  await expect(takeDataDirectory(path)).rejects.toThrow('Process 1 runs a nation in');
});

test.each([
  ['a process that is gone', { pid: 2 ** 22 - 1, startedAt: 'x 1' }],
  ['another process that was given its number', { pid: 1, startedAt: 'another-boot 1' }],
  ['nothing that can be read', 'pid'],
])('the lock of %s holds nobody up', async (_, written) => {
  const path = join(folder, 'stale');
  await (await takeDataDirectory(path)).release();
  await writeFile(join(path, 'lock'), JSON.stringify(written));
  await (await takeDataDirectory(path)).release();
});
