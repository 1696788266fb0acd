import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { ProgramEnrolmentStatus as Status } from './program-enrolment.entity.js';

export const programEnrolmentLifecycle = {
  [Status.ACTIVE]: [Status.SUSPENDED, Status.ENDED],
  [Status.SUSPENDED]: [Status.ACTIVE, Status.ENDED],
  [Status.ENDED]: [],
} satisfies Lifecycle<Status>;
