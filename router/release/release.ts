import { createHash } from 'node:crypto';

/** A supergraph as it was found, believed by nobody yet. */
export interface FoundRelease {
  readonly sdl: string;
  /** The signature that was beside it; null when there was none, or none is wanted. */
  readonly signature: string | null;
}

/** A supergraph that this router may load, as far as its origin goes. */
export interface Release extends FoundRelease {
  /** Of the text, in hex. */
  readonly sha256: string;
  /** Who signs never gives a lower one; null when no signature is asked for. */
  readonly version: number | null;
  /** When it was signed; null when no signature is asked for. */
  readonly issuedAt: Date | null;
}

export const sha256Of = (sdl: string): string => createHash('sha256').update(sdl).digest('hex');
