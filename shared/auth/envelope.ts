import { createHmac, createSecretKey, hash, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { EnvelopeKey } from './envelope-keys.js';
import { type Viewer, viewer } from './viewer.js';

/** The header in which the router vouches for a call. */
export const envelopeHeader = 'x-envelope';

/** How long an envelope is good for, in seconds: the longest a call waits for a connection, and a little. */
export const envelopeSeconds = 30;
/** How far two machines' clocks may be apart, in seconds. */
const skewSeconds = 5;
const envelopeBytesMax = 8 * 1024;

const contents = z.strictObject({
  v: z.literal(1),
  kid: z.string(),
  subgraph: z.string(),
  viewer,
  /** SHA-256 of the body's bytes, base64url. */
  bodyHash: z.string(),
  /** Unix seconds. */
  exp: z.int(),
  nonce: z.string(),
});

type Contents = z.output<typeof contents>;

/** Seals the calls to one ministry with the key that only the router and that ministry have. */
export class EnvelopeSealer {
  readonly #key: ReadyKey;

  constructor(
    private readonly subgraph: string,
    key: EnvelopeKey,
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#key = ready(key);
  }

  /** @param body the very bytes that are sent. */
  seal(seen: Viewer, body: string): string {
    const written: Contents = {
      v: 1,
      kid: this.#key.kid,
      subgraph: this.subgraph,
      viewer: seen,
      bodyHash: hashOf(body),
      exp: unixSeconds(this.now()) + envelopeSeconds,
      nonce: randomBytes(16).toString('base64url'),
    };
    const payload = Buffer.from(JSON.stringify(written)).toString('base64url');
    return `${payload}.${macOf(this.#key, payload)}`;
  }
}

/** Opens the envelopes of one ministry: each once, within its time, around the body it was sealed for. */
export class EnvelopeOpener {
  readonly #seen = new RecentNonces(envelopeSeconds + 2 * skewSeconds);
  readonly #keys: readonly ReadyKey[];

  constructor(
    private readonly subgraph: string,
    keys: readonly EnvelopeKey[],
    private readonly now: () => Date = () => new Date(),
  ) {
    this.#keys = keys.map(ready);
  }

  /** @returns who asks; null for whatever is wrong with the envelope, so that a caller cannot learn what it is. */
  open(envelope: unknown, body: string | Buffer): Viewer | null {
    const written = this.#authentic(envelope);
    if (!written) return null;
    const now = unixSeconds(this.now());
    const isNow = written.exp > now - skewSeconds && written.exp <= now + envelopeSeconds + skewSeconds;
    if (!isNow || written.subgraph !== this.subgraph || written.bodyHash !== hashOf(body)) return null;
    return this.#seen.isFirst(written.nonce, now) ? written.viewer : null;
  }

  #authentic(envelope: unknown): Contents | null {
    if (typeof envelope !== 'string' || envelope.length > envelopeBytesMax) return null;
    const [payload = '', mac = '', ...rest] = envelope.split('.');
    if (rest.length > 0) return null;
    // Every key is tried: which one made it is told inside, and nothing inside is believed before it is proven.
    const key = this.#keys.find((one) => isEqual(macOf(one, payload), mac));
    const written = key && contents.safeParse(parsed(payload));
    return written?.success && written.data.kid === key?.kid ? written.data : null;
  }
}

/** Remembers for a time which envelopes were opened, in two halves, so that forgetting costs nothing. */
class RecentNonces {
  #younger = new Set<string>();
  #older = new Set<string>();
  #turnedAt = 0;

  constructor(private readonly seconds: number) {}

  isFirst(nonce: string, now: number): boolean {
    if (now - this.#turnedAt >= this.seconds) {
      this.#older = now - this.#turnedAt >= 2 * this.seconds ? new Set() : this.#younger;
      this.#younger = new Set();
      this.#turnedAt = now;
    }
    if (this.#younger.has(nonce) || this.#older.has(nonce)) return false;
    this.#younger.add(nonce);
    return true;
  }
}

const unixSeconds = (moment: Date) => Math.floor(moment.getTime() / 1_000);
const hashOf = (body: string | Buffer) => hash('sha256', body, 'base64url');

/** A key as the cipher library keeps it: making one of bytes takes six times as long as using it. */
interface ReadyKey {
  readonly kid: string;
  readonly secret: KeyObject;
}

const ready = ({ kid, secret }: EnvelopeKey): ReadyKey => ({ kid, secret: createSecretKey(secret) });
const macOf = ({ secret }: ReadyKey, payload: string) =>
  createHmac('sha256', secret).update(payload).digest('base64url');

function isEqual(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function parsed(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
