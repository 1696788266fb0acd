import { IsNull, MoreThan, Or } from 'typeorm';
import type { Viewer } from '../../../shared/auth/viewer.js';
import type { CommandLog, Transaction } from '../../../shared/commands/command-log.js';
import { takeTurns } from '../../../shared/database/take-turns.js';
import type { Clock } from '../../../shared/time/clock.js';
import { SigningKey } from './signing-key.entity.js';
import type { RotateSigningKeyInput } from './signing-key.input.js';
import { RotationUnderWay } from './signing-key.result.js';
import { retirementOf } from './signing-key.rule.js';

/** Gives signing keys up. The key ring makes the successor, because it alone holds the secret that seals keys. */
export class SigningKeyService {
  constructor(
    private readonly commands: CommandLog,
    private readonly clock: Clock,
  ) {}

  rotate(viewer: Viewer, input: RotateSigningKeyInput) {
    return this.commands.once({
      viewer,
      operation: 'rotateSigningKey',
      idempotencyKey: input.idempotencyKey,
      request: input,
      run: (tx) => this.#rotate(tx, input),
      identify: ({ kid }) => kid,
      recall: (db, kid) => db.findOneByOrFail(SigningKey, { kid }),
    });
  }

  async #rotate({ db, emit }: Transaction, { compromised }: RotateSigningKeyInput) {
    await takeTurns(db, 'signing key');
    const now = this.clock.now();
    const lasting = await db.findOneBy(SigningKey, { retiredAt: IsNull() });
    if (!lasting || (lasting.notBefore > now && !compromised)) return new RotationUnderWay();
    const retiredAt = retirementOf(now, compromised);
    // In wrong hands is the database, not one row of it.
    const given = compromised ? { retiredAt: Or(IsNull(), MoreThan(now)) } : { kid: lasting.kid };
    await db.update(SigningKey, given, { retiredAt });
    await emit({ type: 'key.retired', subject: lasting.kid, detail: { compromised } });
    return db.findOneByOrFail(SigningKey, { kid: lasting.kid });
  }
}
