import type { DataSource } from 'typeorm';
import { invariant } from '../../../shared/errors/invariant.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Clock } from '../../../shared/time/clock.js';
import { LifeStatus } from '../citizen/citizen.entity.js';
import type { Vault } from '../secret/vault.js';
import { type Credential, CredentialStatus, placeOfTotpSecret } from './credential.entity.js';
import { stepOfCode } from './one-time-code.js';
import { hashPin, isPinOf, type PinSecrets } from './pin-hash.js';
import { SignInPolicy } from './sign-in-policy.entity.js';

export interface SignInAttempt {
  readonly nik: string;
  readonly pin: string;
  /** The code of an authenticator app; null when the app that asks is content with a PIN. */
  readonly code: string | null;
}

export interface CredentialSecrets {
  readonly vault: Vault;
  readonly pin: PinSecrets;
}

/** Two clocks: rules of law turn on the ministry's day, while codes and locks run in the time of the real world. */
export interface SignInClocks {
  readonly law: Clock;
  readonly world: Clock;
}

type Found = Pick<Credential, 'citizenId' | 'pinHash' | 'totpSecret' | 'status'> & {
  readonly lifeStatus: LifeStatus;
};

/** Nobody's: attempts on a NIK without a credential run through the same statements with it. */
const nobody = '00000000-0000-0000-0000-000000000000';
const decoyTotpSecret = 'A'.repeat(32);

/**
 * Decides whether somebody is who they say they are. There is one answer to a wrong NIK, PIN or code, to a closed account
 * and to one of a person who died, and all of them take the same steps, so that nobody learns who is registered.
 */
export class CredentialService {
  #decoy: Promise<string> | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clocks: SignInClocks,
    private readonly secrets: CredentialSecrets,
  ) {}

  /** @returns the citizen's opaque id, or null: why not is told to nobody. */
  async signIn({ nik, pin, code }: SignInAttempt): Promise<string | null> {
    const found = await this.#find(/^\d{16}$/.test(nik) ? nik : '');
    const citizenId = found?.citizenId ?? nobody;
    // The attempt counts as failed before anything is compared, so that no number of attempts at once gets past the limit.
    const isOpen = await this.#countAttempt(citizenId);
    this.#decoy ??= hashPin('decoy', this.secrets.pin);
    const decoy = await this.#decoy;
    const isPin = await isPinOf(found?.pinHash ?? decoy, pin, this.secrets.pin);
    const step =
      code === null ? null : await stepOfCode(this.#totpSecretOf(found), code, this.clocks.world.now());
    const isProven = isPin && (code === null || (step !== null && found?.totpSecret != null));
    const mayEnter = found?.status === CredentialStatus.ACTIVE && found.lifeStatus !== LifeStatus.DECEASED;
    if (!isOpen || !isProven || !mayEnter) return null;
    return (await this.#useUp(citizenId, step)) ? citizenId : null;
  }

  /** Whether a person who signed in before may still act: tokens are refreshed for nobody who died or was suspended. */
  async isInForce(citizenId: string): Promise<boolean> {
    const rows: unknown[] = await this.db.query(
      `SELECT FROM credential JOIN citizen ON citizen.id = credential.citizen_id
       WHERE credential.citizen_id = $1 AND status = $2 AND life_status <> $3`,
      [citizenId, CredentialStatus.ACTIVE, LifeStatus.DECEASED],
    );
    return rows.length > 0;
  }

  /** What is in force today; the page tells it, so that nobody waits without knowing. */
  async policy(): Promise<SignInPolicy> {
    const policy = await this.db.manager.findOneBy<SignInPolicy>(
      SignInPolicy,
      inForceOn(this.clocks.law.today()),
    );
    invariant(policy, 'the policy says on every day when an account closes');
    return policy;
  }

  async #find(nik: string): Promise<Found | null> {
    const [found]: Found[] = await this.db.query(
      `SELECT citizen.id AS "citizenId", pin_hash AS "pinHash", totp_secret AS "totpSecret", status,
              life_status AS "lifeStatus"
       FROM citizen JOIN credential ON credential.citizen_id = citizen.id WHERE nik = $1`,
      [nik],
    );
    return found ?? null;
  }

  /** Counts in one statement; @returns whether the account was open. */
  async #countAttempt(citizenId: string): Promise<boolean> {
    const { attemptsMax, lockMinutes } = await this.policy();
    const now = this.clocks.world.now();
    const [counted]: [unknown[], number] = await this.db.query(
      `UPDATE credential SET
         failed_attempts = CASE WHEN locked_until IS NULL THEN failed_attempts ELSE 0 END + 1,
         locked_until = CASE WHEN CASE WHEN locked_until IS NULL THEN failed_attempts ELSE 0 END + 1 >= $2
           THEN $3::timestamptz END
       WHERE citizen_id = $1 AND (locked_until IS NULL OR locked_until <= $4) RETURNING citizen_id`,
      [citizenId, attemptsMax, new Date(now.getTime() + lockMinutes * 60_000), now],
    );
    return counted.length > 0;
  }

  /** Forgets the failed attempts and spends the code, in one statement; @returns false for a code that was spent before. */
  async #useUp(citizenId: string, step: number | null): Promise<boolean> {
    const [spent]: [unknown[], number] = await this.db.query(
      `UPDATE credential SET failed_attempts = 0, locked_until = NULL, totp_last_step = coalesce($2, totp_last_step)
       WHERE citizen_id = $1 AND ($2::bigint IS NULL OR totp_last_step IS NULL OR totp_last_step < $2)
       RETURNING citizen_id`,
      [citizenId, step],
    );
    return spent.length > 0;
  }

  #totpSecretOf(found: Found | null): string {
    if (!found?.totpSecret) return decoyTotpSecret;
    return this.secrets.vault.open(found.totpSecret, placeOfTotpSecret(found.citizenId));
  }
}
