import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { PartAddress } from './run-nation.js';

/** The address of a running nation's OpenID provider, which is identity's. */
export function issuerOf(ministries: readonly PartAddress[]): string {
  const identity = ministries.find(({ name }) => name === 'identity');
  return new URL('/oidc', identity?.url).href;
}

/**
 * A ministry's database in a nation, as its application role.
 * @param data where the nation keeps everything
 */
export async function databaseUrlIn(data: string, ministry: string): Promise<string> {
  const variables = parseEnv(await readFile(join(data, 'nation.env'), 'utf8'));
  return variables[`${ministry.toUpperCase()}_DATABASE_URL`] ?? '';
}
