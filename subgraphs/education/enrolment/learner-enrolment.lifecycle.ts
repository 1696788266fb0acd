import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { LearnerEnrolmentStatus as Status } from './learner-enrolment.entity.js';

/** An enrolment ends once; who comes back, moves or goes on is enrolled anew. */
export const learnerEnrolmentLifecycle = {
  [Status.ACTIVE]: [Status.COMPLETED, Status.GRADUATED, Status.TRANSFERRED, Status.DROPPED_OUT],
  [Status.COMPLETED]: [],
  [Status.GRADUATED]: [],
  [Status.TRANSFERRED]: [],
  [Status.DROPPED_OUT]: [],
} satisfies Lifecycle<Status>;

/** States after which another enrolment for the same academic year may follow. */
export const leftStates: readonly Status[] = [Status.TRANSFERRED, Status.DROPPED_OUT];
