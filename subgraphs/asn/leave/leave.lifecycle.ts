import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { LeaveStatus as Status } from './leave-kind.js';

/** What is decided stays decided. */
export const leaveLifecycle = {
  [Status.PENDING]: [Status.APPROVED, Status.REJECTED, Status.WITHDRAWN],
  [Status.APPROVED]: [],
  [Status.REJECTED]: [],
  [Status.WITHDRAWN]: [],
} satisfies Lifecycle<Status>;

/** States in which the days of a request are taken or held. */
export const holdingStates: readonly Status[] = [Status.PENDING, Status.APPROVED];
