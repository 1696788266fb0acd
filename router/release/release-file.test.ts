import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../shared/testing/temporary-folder.js';
import { publishRelease } from './publish-release.js';
import { RefusedRelease } from './refused-release.js';
import { ReleaseFile, signatureFileOf } from './release-file.js';
import { ReleaseAway, releaseBytesMax } from './release-source.js';
import { newSigningKey } from './signing-key.js';

const key = newSigningKey();
let folder: string;
let file: string;
beforeAll(async () => {
  folder = await temporaryFolder('release-file');
  file = join(folder, 'supergraph.graphql');
});
afterAll(() => rm(folder, { recursive: true }));

test('a supergraph is found with what is beside it, and each change of it', async () => {
  const source = new ReleaseFile(file, 1_000);
  await writeFile(file, 'one');
  expect(await source.look()).toEqual({ sdl: 'one', signature: null });
  await writeFile(file, 'two');
  expect(await source.look()).toEqual({ sdl: 'two', signature: null });
  await writeFile(signatureFileOf(file), 'signed');
  expect(await source.look()).toEqual({ sdl: 'two', signature: 'signed' });
});

test('a file that is not there, and a folder, are away', async () => {
  await mkdir(join(folder, 'folder'), { recursive: true });
  for (const name of ['nothing', 'folder']) {
    const looked = new ReleaseFile(join(folder, name), 1_000).look();
    await expect(looked).rejects.toThrow(ReleaseAway);
    await expect(looked).rejects.toThrow(/cannot be read/);
  }
});

test('a file too large is refused before it is read', async () => {
  const large = join(folder, 'large');
  await writeFile(large, '');
  await truncate(large, releaseBytesMax + 1);
  await expect(new ReleaseFile(large, 1_000).look()).rejects.toThrow(RefusedRelease);
});

test('versions rise by themselves, also when the clock goes back, and nothing half-written is left', async () => {
  const published = { file, sdl: 'type Query { a: Int }', key };
  const first = await publishRelease({ ...published, now: new Date('2024-01-31T00:00:00Z') });
  expect(first).toBe(1_706_659_200);
  expect(await publishRelease({ ...published, now: new Date('2023-01-31T00:00:00Z') })).toBe(first + 1);
  expect(await publishRelease({ ...published, now: new Date(), version: 3 })).toBe(3);
  const left = (await readdir(folder)).filter((name) => name.startsWith('supergraph'));
  expect(left.sort()).toEqual(['supergraph.graphql', 'supergraph.graphql.jws']);
});
