import { readFile } from 'node:fs/promises';
import { decodeJwt } from 'jose';
import { writeWhole } from '../../shared/files/write-whole.js';
import { signatureFileOf } from './release-file.js';
import { signRelease } from './sign-release.js';
import type { SigningKey } from './signing-key.js';

export interface Publishing {
  /** Where routers look for it. */
  readonly file: string;
  readonly sdl: string;
  readonly key: SigningKey;
  readonly now: Date;
  /** Left out, the seconds since 1970, or one more than the last where that is higher. */
  readonly version?: number | undefined;
}

/**
 * Puts a supergraph and then its signature where routers look for them. In the moment between, the two do not fit, which a
 * router that looks twice does not take for the last word.
 * @returns the version it was given.
 */
export async function publishRelease({ file, sdl, key, now, version }: Publishing): Promise<number> {
  const given = version ?? Math.max((await publishedVersion(file)) + 1, Math.floor(now.getTime() / 1_000));
  const signature = await signRelease(sdl, { key, version: given, issuedAt: now });
  await writeWhole(file, sdl);
  await writeWhole(signatureFileOf(file), `${signature}\n`);
  return given;
}

/** As the last signature says it, whoever made that; 0 when there is none. */
async function publishedVersion(file: string): Promise<number> {
  const signature = await readFile(signatureFileOf(file), 'utf8').catch(() => '');
  try {
    const { version } = decodeJwt(signature.trim());
    return Number.isSafeInteger(version) ? Number(version) : 0;
  } catch {
    return 0;
  }
}
