import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { invariant } from '../../../shared/errors/invariant.js';

/** 256 bits and the name they are known by, so that a key can be replaced while old text is still about. */
export interface NamedKey {
  readonly kid: string;
  readonly bytes: Buffer;
}

const cipher = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;

/** Encrypts what must not be readable in the database or in a copy of it. The first key encrypts; all decrypt. */
export class Vault {
  constructor(private readonly keys: readonly [NamedKey, ...NamedKey[]]) {}

  /** @param place where the text is kept, as `table.column id`: sealed text that is moved elsewhere does not open. */
  seal(text: string, place: string): Buffer {
    const [{ kid, bytes }] = this.keys;
    const iv = randomBytes(ivBytes);
    const sealing = createCipheriv(cipher, bytes, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
    return Buffer.concat([Buffer.from([kid.length]), Buffer.from(kid), iv, sealing.getAuthTag(), sealed]);
  }

  /** @throws Error when it was changed, moved, or sealed with a key that is not here. */
  open(sealed: Buffer, place: string): string {
    const ivStart = 1 + (sealed[0] ?? 0);
    const kid = sealed.subarray(1, ivStart).toString();
    const key = this.keys.find((candidate) => candidate.kid === kid);
    invariant(key, 'sealed text names a key that is configured');
    const tagStart = ivStart + ivBytes;
    const textStart = tagStart + tagBytes;
    const opening = createDecipheriv(cipher, key.bytes, sealed.subarray(ivStart, tagStart), {
      authTagLength: tagBytes,
    })
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(tagStart, textStart));
    return Buffer.concat([opening.update(sealed.subarray(textStart)), opening.final()]).toString('utf8');
  }
}
