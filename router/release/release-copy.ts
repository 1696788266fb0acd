import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { writeWhole } from '../../shared/files/write-whole.js';
import type { FoundRelease, Release } from './release.js';

const copied = z.object({ sdl: z.string(), signature: z.string() });

/**
 * The last supergraph that was served, in a file of the router's own: a restart begins with it while the place where
 * supergraphs are published is away, and takes nothing older. It is one file, so that text and signature are of one moment.
 * Until its signature was checked it is believed no more than what is published.
 */
export class ReleaseCopy {
  constructor(private readonly path: string) {}

  /** Null when there is none that can be read. */
  async read(): Promise<FoundRelease | null> {
    try {
      return copied.parse(JSON.parse(await readFile(this.path, 'utf8')));
    } catch {
      return null;
    }
  }

  async write({ sdl, signature }: Release): Promise<void> {
    await writeWhole(this.path, JSON.stringify({ signature, sdl }), 0o600);
  }
}
