import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays, addMonths } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { IntegrationPortal } from './integration/integration-portal.js';
import { integrationTerms } from './migrations/integration-terms.js';
import type { Region } from './seed-agencies.js';

/** The day from which the terms are counted; the President gave his instruction in January 2024. */
const instructedOn: IsoDate = '2024-01-08';
/** KemenPANRB heads the coordination of SPBE; GovTech begins with the nine priority services. */
const govtech = { agencyCode: '048', applications: 9, integrated: 2 } as const;
const share = { begun: 0.6, complete: 0.03 } as const;

interface SeededTarget {
  readonly id: string;
  readonly agencyCode: string;
  readonly portal: IntegrationPortal;
  readonly planned: number;
  readonly integrated: number;
}

/** Loads what was instructed: GovTech, and one portal for every region that governs itself. */
export async function seedIntegration(
  { random, asOf, copy }: Seeding,
  regions: readonly Region[],
): Promise<void> {
  const isBegun = asOf > instructedOn;
  const targets: readonly SeededTarget[] = [
    {
      id: random.string.uuid(),
      agencyCode: govtech.agencyCode,
      portal: IntegrationPortal.GOVTECH_INA_DIGITAL,
      planned: govtech.applications,
      integrated: isBegun ? govtech.integrated : 0,
    },
    ...regions.map(({ code }) => {
      const planned = random.number.int({ min: 8, max: 80 });
      const part = random.number.int({ min: 0, max: planned - 1 });
      const hasBegun = random.datatype.boolean(share.begun);
      const isComplete = random.datatype.boolean(share.complete);
      const integrated = isComplete ? planned : hasBegun ? part : 0;
      return {
        id: random.string.uuid(),
        agencyCode: code,
        portal: IntegrationPortal.REGIONAL_PORTAL,
        planned,
        integrated: isBegun ? integrated : 0,
      };
    }),
  ];
  const reportedOn = addDays(asOf, -1) < instructedOn ? asOf : addDays(asOf, -1);
  await copy(
    'integration_target',
    targets.map((target) => targetRow(target, reportedOn)),
  );
  await copy(
    'integration_report',
    targets
      .filter(({ integrated }) => integrated > 0)
      .map(({ id, integrated }) => ({
        id: random.string.uuid(),
        target_id: id,
        ordinal: 1,
        applications_integrated: integrated,
        reason: null,
        reported_at: `${reportedOn}T10:00:00+07:00`,
      })),
  );
}

const targetRow = ({ id, agencyCode, portal, planned, integrated }: SeededTarget, reportedOn: IsoDate) => ({
  id,
  agency_code: agencyCode,
  portal,
  instructed_on: instructedOn,
  due_on: addMonths(instructedOn, monthsFor(portal)),
  applications_planned: planned,
  applications_integrated: integrated,
  completed_on: integrated === planned ? reportedOn : null,
});

const monthsFor = (portal: IntegrationPortal) =>
  integrationTerms.find((term) => term.portal === portal)?.months ?? 0;
