import { z } from 'zod';

/** A key that the router and one ministry share. */
export interface EnvelopeKey {
  readonly kid: string;
  /** At least 32 bytes. */
  readonly secret: Buffer;
}

const secretBytesMin = 32;

/**
 * Reads `kid:secret,kid:secret`, the secrets in base64url. The first seals and all open, so that a key is changed by
 * adding the new one at the end everywhere, then putting it first, then taking the old one away.
 */
export const envelopeKeys = z.string().transform((text, context): readonly EnvelopeKey[] => {
  const keys = text.split(',').map((entry) => {
    const [, kid = '', secret = ''] = /^([\w-]{1,32}):([\w-]+)$/.exec(entry) ?? [];
    return { kid, secret: Buffer.from(secret, 'base64url') };
  });
  const isUsable = keys.every(({ secret }) => secret.length >= secretBytesMin);
  if (isUsable && new Set(keys.map(({ kid }) => kid)).size === keys.length) return keys;
  context.addIssue({ code: 'custom', message: 'is not kid:secret,… with secrets of 32 bytes in base64url' });
  return z.NEVER;
});
