import { StartError } from '../../shared/process/run-main.js';
import type { FoundRelease } from './release.js';

/** Where supergraphs are published. */
export interface ReleaseSource {
  /** How long to wait between two looks, in milliseconds; null when nothing ever changes there. */
  readonly everyMs: number | null;
  /**
   * What is there now.
   * @throws ReleaseAway when it cannot be had; RefusedRelease when it cannot be what is looked for.
   */
  look(): Promise<FoundRelease>;
  close(): Promise<void>;
}

/** The place where supergraphs are published cannot be read; the message says which and why, and nothing of what is there. */
export class ReleaseAway extends StartError {}

export const releaseBytesMax = 16 * 1024 * 1024;
export const signatureBytesMax = 8 * 1024;

/** A supergraph that never changes. */
export function unchangingSource(sdl: string): ReleaseSource {
  return { everyMs: null, look: async () => ({ sdl, signature: null }), close: async () => {} };
}
