import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Viewer } from '../auth/viewer.js';
import { Failure, IdempotencyConflict } from '../errors/failure.js';
import { invariant } from '../errors/invariant.js';
import type { Clock } from '../time/clock.js';
import { canonical } from './canonical.js';

/** A fact other ministries may want to know, named `noun.happened`. Its detail holds ids and codes, no personal data. */
export interface DomainEvent {
  readonly type: `${string}.${string}`;
  /** The id of the thing it happened to. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

export interface Transaction {
  readonly db: EntityManager;
  /** Writes the event in this transaction: it is told if and only if the change is kept. */
  readonly emit: (event: DomainEvent) => Promise<void>;
}

/** An outcome that did the work. */
export type Done<Outcome> = Exclude<Outcome, Failure>;

export interface Command<Outcome extends object, Facts> {
  /** Who sends it; an idempotency key is the caller's own, and nobody learns another's outcome by guessing it. */
  readonly viewer: Viewer;
  /** The name of the mutation; an idempotency key belongs to one operation. */
  readonly operation: string;
  readonly idempotencyKey: string;
  /** Everything the caller asked for; a key sent again with something else is a conflict. */
  readonly request: unknown;
  /**
   * Learns what is needed from elsewhere before the transaction begins, so that no connection or lock is held meanwhile:
   * an answer of the national graph may need a connection of this very ministry.
   */
  readonly prepare?: (db: EntityManager) => Promise<Facts>;
  /** Does the work. A failure it returns undoes everything it wrote and leaves the key unused. */
  readonly run: (tx: Transaction, facts: Facts) => Promise<Outcome>;
  readonly identify: (done: Done<Outcome>) => string;
  /** Finds what an earlier run of the same command made. */
  readonly recall: (db: EntityManager, id: string) => Promise<Done<Outcome>>;
}

/**
 * Runs each command once, however often and however many at a time it is sent. The key's row is written first in the
 * command's own transaction, so a second sender waits on the unique index until the first has committed or gone.
 */
export class CommandLog {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async once<Outcome extends object, Facts = undefined>(
    command: Command<Outcome, Facts>,
  ): Promise<Outcome | IdempotencyConflict> {
    const { manager } = this.db;
    const earlier = await this.#recall(manager, command);
    if (earlier) return earlier;
    // Without `prepare`, Facts is undefined.
    const facts = (await command.prepare?.(manager)) as Facts;
    try {
      return await this.db.transaction((db) => this.#runOrRecall(db, command, facts));
    } catch (error) {
      if (error instanceof RolledBack) return error.failure as Outcome & Failure;
      throw error;
    }
  }

  async #runOrRecall<Outcome extends object, Facts>(
    db: EntityManager,
    command: Command<Outcome, Facts>,
    facts: Facts,
  ): Promise<Done<Outcome> | IdempotencyConflict> {
    const key = keyOf(command);
    const reserved: unknown[] = await db.query(
      `INSERT INTO command_log (caller, operation, idempotency_key, request_hash, done_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING operation`,
      [...key, hashOf(command.request), this.clock.now()],
    );
    if (reserved.length === 0) {
      const earlier = await this.#recall(db, command);
      invariant(earlier, 'a key that is taken was taken by a command that is done');
      return earlier;
    }
    const outcome = await command.run({ db, emit: (event) => this.#emit(db, event) }, facts);
    if (outcome instanceof Failure) throw new RolledBack(outcome);
    const done = outcome as Done<Outcome>;
    await db.query(`UPDATE command_log SET result_id = $4 WHERE ${byKey}`, [...key, command.identify(done)]);
    return done;
  }

  /** What an earlier command of this key did; null when there was none. */
  async #recall<Outcome extends object, Facts>(
    db: EntityManager,
    command: Command<Outcome, Facts>,
  ): Promise<Done<Outcome> | IdempotencyConflict | null> {
    const [earlier]: { request_hash: Buffer; result_id: string }[] = await db.query(
      `SELECT request_hash, result_id FROM command_log WHERE ${byKey}`,
      keyOf(command),
    );
    if (!earlier) return null;
    if (!earlier.request_hash.equals(hashOf(command.request))) return new IdempotencyConflict();
    return command.recall(db, earlier.result_id);
  }

  async #emit(db: EntityManager, { type, subject, detail = {} }: DomainEvent): Promise<void> {
    await db.query('INSERT INTO outbox_event (type, subject, detail, occurred_at) VALUES ($1, $2, $3, $4)', [
      type,
      subject,
      detail,
      this.clock.now(),
    ]);
  }
}

const byKey = 'caller = $1 AND operation = $2 AND idempotency_key = $3';

const keyOf = ({
  viewer,
  operation,
  idempotencyKey,
}: Pick<Command<object, unknown>, 'viewer' | 'operation' | 'idempotencyKey'>) => [
  `${viewer.clientId} ${viewer.subject}`,
  operation,
  idempotencyKey,
];

/** Carries a refusal out of the transaction, so that leaving undoes it. */
class RolledBack extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code);
  }
}

const hashOf = (request: unknown) => createHash('sha256').update(canonical(request)).digest();
