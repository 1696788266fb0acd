import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { postgresHome } from '../../shared/database/postgres-account.js';
import { urlOf, withClient } from '../../shared/database/provision.js';
import { databaseUrl } from './tokens.js';

/**
 * Lets everybody guess without end, for tests that ask everything of everybody.
 * @returns what limits them again, and forgets what was guessed meanwhile.
 */
export async function withoutGuessLimits(): Promise<() => Promise<void>> {
  await everywhere('UPDATE guess_limit SET misses_max = misses_max + 1000000');
  return () =>
    everywhere('DELETE FROM guess_count; UPDATE guess_limit SET misses_max = misses_max - 1000000');
}

async function everywhere(statement: string): Promise<void> {
  const { ministries, data } = inject('nation');
  // No process of the nation may do it, and neither may its roles.
  const { directory } = await postgresHome(join(data, 'postgres'));
  const password = await readFile(join(directory, 'password'), 'utf8');
  for (const { name } of ministries) {
    const url = urlOf(await databaseUrl(name), {
      database: name,
      user: 'postgres',
      password: password.trim(),
    });
    await withClient(url, (client) => client.query(statement));
  }
}
