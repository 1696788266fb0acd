import type { IsoDate } from '../../../shared/time/clock.js';
import {
  IntegrationAlreadyComplete,
  IntegrationNotInstructedYet,
  IntegrationProgressBackwards,
  IntegrationProgressOutOfRange,
} from './integration.failure.js';
import { IntegrationStatus } from './integration-portal.js';
import type { IntegrationTarget } from './integration-target.entity.js';

type Progress = Pick<IntegrationTarget, 'applicationsIntegrated' | 'applicationsPlanned'>;

/** Whole per cent, rounded down: 100 means all, and nothing less does. */
export function progressPercent({ applicationsIntegrated, applicationsPlanned }: Progress): number {
  return Math.floor((applicationsIntegrated * 100) / applicationsPlanned);
}

export function integrationStatusOf({
  applicationsIntegrated,
  applicationsPlanned,
}: Progress): IntegrationStatus {
  if (applicationsIntegrated === applicationsPlanned) return IntegrationStatus.COMPLETE;
  return applicationsIntegrated > 0 ? IntegrationStatus.IN_PROGRESS : IntegrationStatus.INSTRUCTED;
}

/** Whether the last day has passed and not all was integrated by its end. */
export function isOverdueOn(
  { dueOn, completedOn }: Pick<IntegrationTarget, 'dueOn' | 'completedOn'>,
  day: IsoDate,
): boolean {
  return completedOn === null && day > dueOn;
}

/** Why a report cannot be taken on a day; null when it can. */
export function refuseReport(
  target: Progress & Pick<IntegrationTarget, 'instructedOn' | 'completedOn'>,
  {
    applicationsIntegrated,
    reason,
  }: { readonly applicationsIntegrated: number; readonly reason: string | null },
  day: IsoDate,
) {
  if (day < target.instructedOn) return new IntegrationNotInstructedYet(target.instructedOn);
  if (target.completedOn !== null) return new IntegrationAlreadyComplete(target.completedOn);
  if (applicationsIntegrated < 0 || applicationsIntegrated > target.applicationsPlanned)
    return new IntegrationProgressOutOfRange(target.applicationsPlanned);
  if (applicationsIntegrated < target.applicationsIntegrated && reason === null)
    return new IntegrationProgressBackwards(target.applicationsIntegrated);
  return null;
}
