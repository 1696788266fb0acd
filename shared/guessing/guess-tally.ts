import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Viewer } from '../auth/viewer.js';
import { invariant } from '../errors/invariant.js';
import type { Clock } from '../time/clock.js';

/** What misses are counted on: a caller, or an object that many callers may guess at. */
export interface Bucket {
  /** Tells buckets apart and names nobody. */
  readonly key: string;
  readonly counted: Viewer['kind'] | 'object';
}

/** How a bucket stands in its window. */
export interface Standing {
  /** Misses before those just written. */
  readonly earlier: number;
  readonly missesMax: number;
  /** When the window ends that began with the bucket's first miss; Unix milliseconds. */
  readonly until: number;
}

export const bucketOf = (counted: Bucket['counted'], name: string): Bucket => ({
  key: createHash('sha256').update(`${counted} ${name}`).digest('base64url'),
  counted,
});

/** The counts of misses in the ministry's own database: of all its processes, and after a restart too. */
export class GuessTally {
  constructor(
    private readonly db: DataSource,
    /** Says which limits are in force; a nation may live on another day. */
    private readonly clock: Clock,
    /** Says how long a guesser has waited, which is no shorter in a nation of another day. */
    private readonly realTime: Clock,
  ) {}

  /**
   * Adds misses to buckets and reads those that have none to add, in one statement. Whoever adds to one bucket at the same
   * time waits for the other; a bucket that is full is only read, so that a wrong guess then takes as long as a right one.
   * @returns how each bucket stands, by its key.
   */
  async add(
    added: readonly { readonly bucket: Bucket; readonly misses: number }[],
  ): Promise<ReadonlyMap<string, Standing>> {
    const rows: Row[] = await this.db.query(statement, [
      added.map(({ bucket }) => Buffer.from(bucket.key, 'base64url')),
      added.map(({ bucket }) => bucket.counted),
      added.map(({ misses }) => misses),
      this.clock.today(),
      this.realTime.now(),
    ]);
    invariant(rows.length === added.length, 'for every kind of guess one limit is in force');
    return new Map(rows.map((row) => [row.bucket.toString('base64url'), standingOf(row)]));
  }
}

interface Row {
  readonly bucket: Buffer;
  readonly misses_max: number;
  /** A bigint. */
  readonly earlier: string;
  readonly until: Date;
}

const standingOf = ({ earlier, misses_max, until }: Row): Standing => ({
  earlier: Number(earlier),
  missesMax: misses_max,
  until: until.getTime(),
});

/** Buckets, what they count, how many misses to add to each, the day, the moment. */
const statement = `
  WITH known AS (
    SELECT tried.bucket, tried.misses, misses_max, held.misses AS earlier,
      coalesce(held.until, $5::timestamptz + window_seconds * interval '1 second') AS until
    FROM unnest($1::bytea[], $2::text[], $3::bigint[]) AS tried (bucket, counted, misses)
    JOIN guess_limit AS allowed ON allowed.counted = tried.counted
      AND effective_from <= $4::date AND ($4::date < effective_to OR effective_to IS NULL)
    LEFT JOIN guess_count AS held ON held.bucket = tried.bucket AND held.until > $5::timestamptz
  ), added AS (
    INSERT INTO guess_count AS held (bucket, misses, until)
    SELECT bucket, misses, until FROM known
    WHERE misses > 0 AND coalesce(earlier, 0) < misses_max
    ORDER BY bucket
    ON CONFLICT (bucket) DO UPDATE SET
      misses = excluded.misses + CASE WHEN held.until > $5::timestamptz THEN held.misses ELSE 0 END,
      until = CASE WHEN held.until > $5::timestamptz THEN held.until ELSE excluded.until END
    RETURNING bucket, misses, until
  )
  SELECT known.bucket, misses_max, coalesce(added.until, known.until) AS until,
    coalesce(added.misses - known.misses, known.earlier, 0) AS earlier
  FROM known LEFT JOIN added ON added.bucket = known.bucket`;
