import { Fault } from '../errors/fault.js';

/** Says nothing of what was asked for, so that beyond the quota a right guess looks like a wrong one. */
export class QuotaExceeded extends Fault {
  /** @param retryAfter in whole seconds. */
  constructor(retryAfter: number) {
    super(
      'QUOTA_EXCEEDED',
      'Too many identifiers were not found. Check those you have, and ask again after `retryAfter` seconds.',
      { retryAfter },
    );
  }
}
