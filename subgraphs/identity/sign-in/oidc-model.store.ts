import { createHash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { DataSource } from 'typeorm';
import type { Vault } from '../secret/vault.js';

/**
 * Keeps one kind of what the OpenID provider remembers (sessions, codes, refresh tokens, grants). Ids are secrets of their
 * holders, so only their hashes are kept, and what belongs to them is sealed: a copy of the table signs nobody in.
 * Nothing is deleted here: rows are marked, and purged a day after they expire.
 */
export class OidcModelStore implements Adapter {
  constructor(
    private readonly kind: string,
    private readonly db: DataSource,
    private readonly vault: Vault,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn = 0): Promise<void> {
    const hash = hashOf(id);
    const written: unknown[] = await this.db.query(
      `INSERT INTO oidc_model (kind, id_hash, payload, uid, grant_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (kind, id_hash) DO UPDATE SET payload = excluded.payload, expires_at = excluded.expires_at
         WHERE oidc_model.destroyed_at IS NULL AND oidc_model.kind <> $7
       RETURNING kind`,
      [
        this.kind,
        hash,
        this.vault.seal(JSON.stringify(payload), this.#placeOf(hash)),
        this.kind === 'Session' ? payload.uid : null,
        payload.grantId ?? null,
        expiresIn,
        once,
      ],
    );
    // Two copies of one assertion that arrive together both find nothing; only one of them is written.
    if (written.length === 0 && this.kind === once)
      throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('id_hash', hashOf(id));
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.#findBy('uid', uid);
  }

  /** Codes are for devices without a browser, which are not served. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /** Marks as used. Of two uses that arrive together, the second ends everything the first began (RFC 9700 section 4.14). */
  async consume(id: string): Promise<void> {
    const hash = hashOf(id);
    const [consumed]: [unknown[], number] = await this.db.query(
      `UPDATE oidc_model SET consumed_at = now()
       WHERE kind = $1 AND id_hash = $2 AND consumed_at IS NULL AND destroyed_at IS NULL RETURNING kind`,
      [this.kind, hash],
    );
    if (consumed.length > 0) return;
    const used = await this.#findBy('id_hash', hash);
    if (used?.grantId !== undefined) await this.#revoke(used.grantId);
    throw new errors.InvalidGrant('already used');
  }

  async destroy(id: string): Promise<void> {
    await this.db.query(
      'UPDATE oidc_model SET destroyed_at = now() WHERE kind = $1 AND id_hash = $2 AND destroyed_at IS NULL',
      [this.kind, hashOf(id)],
    );
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.db.query(
      'UPDATE oidc_model SET destroyed_at = now() WHERE kind = $1 AND grant_id = $2 AND destroyed_at IS NULL',
      [this.kind, grantId],
    );
  }

  async #findBy(column: 'id_hash' | 'uid', value: Buffer | string): Promise<AdapterPayload | undefined> {
    const [found]: { id_hash: Buffer; payload: Buffer; consumed_at: Date | null }[] = await this.db.query(
      `SELECT id_hash, payload, consumed_at FROM oidc_model
       WHERE kind = $1 AND ${column} = $2 AND expires_at > now() AND destroyed_at IS NULL`,
      [this.kind, value],
    );
    if (!found) return undefined;
    const payload: AdapterPayload = JSON.parse(this.vault.open(found.payload, this.#placeOf(found.id_hash)));
    const consumed = found.consumed_at && Math.floor(found.consumed_at.getTime() / 1_000);
    return { ...payload, ...(consumed !== null && { consumed }) };
  }

  async #revoke(grantId: string): Promise<void> {
    await this.db.query(
      `UPDATE oidc_model SET destroyed_at = now()
       WHERE destroyed_at IS NULL AND (grant_id = $1 OR (kind = 'Grant' AND id_hash = $2))`,
      [grantId, hashOf(grantId)],
    );
  }

  #placeOf(hash: Buffer): string {
    return `oidc_model.payload ${this.kind} ${hash.toString('base64url')}`;
  }
}

/** The kind whose rows are written once and never again. */
const once = 'ReplayDetection';

const hashOf = (id: string) => createHash('sha256').update(id).digest();
