import type { Lifecycle } from '../../../shared/policy/lifecycle.js';
import { EventApplicationStatus as Status } from './event-application.entity.js';

const whileOpen = [Status.REFUSED, Status.CANCELLED_BY_ORGANISER] as const;

/** Only a commercial event is billed; any other goes from RECOMMENDED to ISSUED. */
export const eventApplicationLifecycle = {
  [Status.SUBMITTED]: [Status.COMPLETE, Status.RETURNED_INCOMPLETE, ...whileOpen],
  [Status.RETURNED_INCOMPLETE]: [Status.SUBMITTED, ...whileOpen],
  [Status.COMPLETE]: [Status.RISK_ASSESSED, ...whileOpen],
  [Status.RISK_ASSESSED]: [Status.RECOMMENDED, ...whileOpen],
  [Status.RECOMMENDED]: [Status.BILLED, Status.ISSUED, ...whileOpen],
  [Status.BILLED]: [Status.PAID, ...whileOpen],
  [Status.PAID]: [Status.ISSUED, ...whileOpen],
  [Status.ISSUED]: [Status.REVOKED, Status.CANCELLED_BY_ORGANISER],
  [Status.REFUSED]: [],
  [Status.CANCELLED_BY_ORGANISER]: [],
  [Status.REVOKED]: [],
} satisfies Lifecycle<Status>;
