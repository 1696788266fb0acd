import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const sourceFolders = ['router', 'scripts', 'shared', 'subgraphs', 'tests'] as const;

export interface SourceFile {
  /** From the project's root, as `shared/time/clock.ts`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Every file of a folder with one of these endings. */
export async function filesIn(folder: string, endings: readonly string[]): Promise<readonly SourceFile[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  const paths = entries
    .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n') };
    }),
  );
}

/** All of our TypeScript. */
export async function sourceFiles(): Promise<readonly SourceFile[]> {
  return (await Promise.all(sourceFolders.map((folder) => filesIn(folder, ['.ts'])))).flat();
}

export const ministries: readonly string[] = (await readdir(join(root, 'subgraphs'), { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
