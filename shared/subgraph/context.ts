import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Permissions } from '../auth/permissions.js';
import type { Viewer } from '../auth/viewer.js';
import type { GuessQuota } from '../guessing/guess-quota.js';
import type { Loaders } from '../loading/loaders.js';
import type { Clock } from '../time/clock.js';

/** What one request carries. Made when it comes in, forgotten when it is answered. */
export interface Context {
  readonly requestId: string;
  /** Who asks. */
  readonly viewer: Viewer;
  /** What the viewer may have. */
  readonly permissions: Permissions;
  /** How much the viewer may still guess; one for the whole process. */
  readonly guesses: GuessQuota;
  readonly loaders: Loaders;
  readonly db: DataSource;
  readonly clock: Clock;
  readonly log: Logger;
}
