import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { writeWhole } from './write-whole.js';

let folder: string;
beforeAll(async () => {
  folder = await temporaryFolder('write-whole');
});
afterAll(() => rm(folder, { recursive: true }));

test('a reader finds one text or the other while it is written again and again', async () => {
  const file = join(folder, 'file');
  const texts = ['a'.repeat(300_000), 'b'.repeat(500_000)];
  await writeWhole(file, texts[0] ?? '', 0o600);
  const writing = (async () => {
    for (let i = 0; i < 20; i += 1) await writeWhole(file, texts[i % 2] ?? '', 0o600);
  })();
  for (let i = 0; i < 50; i += 1) expect(texts.includes(await readFile(file, 'utf8'))).toBe(true);
  await writing;
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['file']);
});

test('what cannot be put in its place leaves nothing behind', async () => {
  await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
  await expect(writeWhole(join(folder, 'taken'), 'text')).rejects.toThrow();
  expect(await readdir(folder)).not.toContainEqual(expect.stringMatching(/^taken\./));
});
