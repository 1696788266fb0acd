import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { DatasetStatus as Status } from './dataset-class.js';

/** The cycle of Satu Data (Perpres 39/2019): plan, collect, check, disseminate; what fails a check goes back. */
export const datasetLifecycle = {
  [Status.PLANNED]: [Status.COLLECTED],
  [Status.COLLECTED]: [Status.IN_CHECK],
  [Status.IN_CHECK]: [Status.APPROVED, Status.RETURNED],
  [Status.RETURNED]: [Status.COLLECTED],
  [Status.APPROVED]: [Status.PUBLISHED, Status.RETURNED],
  [Status.PUBLISHED]: [Status.ARCHIVED],
  [Status.ARCHIVED]: [],
} satisfies Lifecycle<Status>;
