import { generateKeyPair, randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { type DataSource, type EntityManager, IsNull, MoreThan, Or } from 'typeorm';
import { takeTurns } from '../../../shared/database/take-turns.js';
import type { Clock } from '../../../shared/time/clock.js';
import type { Vault } from '../secret/vault.js';
import { type PublicJwk, SigningKey } from './signing-key.entity.js';
import { isWornOut, publishedKeys, retirementOf, successionOf } from './signing-key.rule.js';

const newPair = promisify(generateKeyPair);
const placeOf = (kid: string) => `signing_key.private_key ${kid}`;

/** A private key as the provider takes it: the published one and `d`. */
export type PrivateJwk = PublicJwk & {
  readonly d: string;
  readonly kid: string;
  readonly use: 'sig';
  readonly alg: 'ES256';
};

/** The provider's keys. They are in the database, so that all copies of the process sign with the same one. */
export class KeyRing {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** The keys to publish, the signing one first; makes the key that is missing or due. */
  async current(): Promise<readonly SigningKey[]> {
    const now = this.clock.now();
    const keys = await this.#live(this.db.manager, now);
    if (!isDue(keys, now)) return publishedKeys(keys, now);
    await this.db.transaction((tx) => this.#makeDue(tx, now));
    return publishedKeys(await this.#live(this.db.manager, now), now);
  }

  open({ kid, publicKey, privateKey }: SigningKey): PrivateJwk {
    return { ...publicKey, d: this.vault.open(privateKey, placeOf(kid)), kid, use: 'sig', alg: 'ES256' };
  }

  #live(db: EntityManager, now: Date): Promise<SigningKey[]> {
    return db.find(SigningKey, {
      where: { retiredAt: Or(IsNull(), MoreThan(now)) },
      order: { notBefore: 'ASC' },
    });
  }

  async #makeDue(tx: EntityManager, now: Date): Promise<void> {
    await takeTurns(tx, 'signing key');
    const [lasting] = await tx.findBy(SigningKey, { retiredAt: IsNull() });
    if (lasting && !isWornOut(lasting, now)) return;
    if (lasting) await tx.update(SigningKey, lasting.kid, { retiredAt: retirementOf(now, false) });
    const [last] = await tx.find(SigningKey, { order: { retiredAt: 'DESC' }, take: 1 });
    await tx.insert(SigningKey, await this.#make(now, successionOf(last?.retiredAt ?? null, now)));
  }

  async #make(createdAt: Date, notBefore: Date): Promise<SigningKey> {
    const { privateKey } = await newPair('ec', { namedCurve: 'P-256' });
    const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
    const kid = randomUUID();
    return {
      kid,
      publicKey: { kty: 'EC', crv: 'P-256', x, y },
      privateKey: this.vault.seal(d, placeOf(kid)),
      createdAt,
      notBefore,
      retiredAt: null,
    };
  }
}

/** Whether there is no key that lasts, or the one that lasts has lasted long enough. */
function isDue(keys: readonly SigningKey[], now: Date): boolean {
  const lasting = keys.find(({ retiredAt }) => retiredAt === null);
  return lasting === undefined || isWornOut(lasting, now);
}
