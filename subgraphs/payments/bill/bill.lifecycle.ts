import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { type Bill, BillStatus } from './bill.entity.js';

/** EXPIRED is never stored: an unpaid bill is expired once its time has passed, whether anybody looks or not. */
export const billLifecycle = {
  [BillStatus.UNPAID]: [BillStatus.PAID, BillStatus.CANCELLED, BillStatus.EXPIRED],
  [BillStatus.PAID]: [],
  [BillStatus.CANCELLED]: [],
  [BillStatus.EXPIRED]: [],
} satisfies Lifecycle<BillStatus>;

/** The status at a moment. The moment of expiry itself is too late. */
export function statusAt({ storedStatus, expiresAt }: Bill, now: Date): BillStatus {
  return storedStatus === BillStatus.UNPAID && expiresAt <= now ? BillStatus.EXPIRED : storedStatus;
}
