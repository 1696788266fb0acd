import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { AppStatus } from './registered-app.entity.js';

/** A suspended app can be approved again, when what was wrong with it is mended. */
export const registeredAppLifecycle = {
  PENDING: [AppStatus.APPROVED, AppStatus.SUSPENDED],
  APPROVED: [AppStatus.SUSPENDED],
  SUSPENDED: [AppStatus.APPROVED],
} satisfies Lifecycle<AppStatus>;
