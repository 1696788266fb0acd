import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { LicenceApplicationStatus as Status } from './licence-application.entity.js';

/** A renewal goes from PAID to APPROVED: it needs no exams. What is paid is no longer withdrawn but refunded. */
export const licenceApplicationLifecycle = {
  [Status.SUBMITTED]: [Status.VERIFIED, Status.REJECTED, Status.WITHDRAWN],
  [Status.VERIFIED]: [Status.BILLED, Status.REJECTED, Status.WITHDRAWN],
  [Status.BILLED]: [Status.PAID, Status.REJECTED, Status.WITHDRAWN],
  [Status.PAID]: [Status.TESTED, Status.FAILED_EXAM, Status.APPROVED, Status.REJECTED],
  [Status.FAILED_EXAM]: [Status.TESTED, Status.REJECTED],
  [Status.TESTED]: [Status.APPROVED, Status.REJECTED],
  [Status.APPROVED]: [Status.ISSUED],
  [Status.ISSUED]: [],
  [Status.REJECTED]: [],
  [Status.WITHDRAWN]: [],
} satisfies Lifecycle<Status>;

/** States after which another application for the same class may follow. */
export const closedStates: readonly Status[] = Object.values(Status).filter(
  (status) => licenceApplicationLifecycle[status].length === 0,
);
