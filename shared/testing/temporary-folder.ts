import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new folder for one test file, to be removed by it. */
export async function temporaryFolder(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `inadigital-${name}-`));
  // As root, PostgreSQL runs as another user, who must pass through.
  await chmod(folder, 0o755);
  return folder;
}
