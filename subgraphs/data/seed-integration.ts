import type { Seeding } from '../../shared/subgraph/define-subgraph.js';
import { addDays, addMonths, daysBetween } from '../../shared/time/calendar.js';
import type { IsoDate } from '../../shared/time/clock.js';
import { IntegrationPortal } from './integration/integration-portal.js';
import { integrationTerms } from './migrations/integration-terms.js';
import type { Region } from './seed-agencies.js';

/** The day from which the terms are counted; the President gave his instruction in January 2024. */
const instructedOn: IsoDate = '2024-01-08';
/** KemenPANRB heads the coordination of SPBE; GovTech begins with the nine priority services. */
const govtech = { agencyCode: '048', applications: 9, integrated: 2 } as const;
/** Of the regions, how many have begun, and how many are complete while there is time and once it is up. */
const share = { begun: 0.6, completeEarly: 0.03, completeLate: 0.7 } as const;

interface SeededTarget {
  readonly id: string;
  readonly agencyCode: string;
  readonly portal: IntegrationPortal;
  readonly planned: number;
  readonly integrated: number;
  readonly reportedOn: IsoDate;
}

/** Loads what was instructed: GovTech, and one portal for every region that governs itself. */
export async function seedIntegration(seeding: Seeding, regions: readonly Region[]): Promise<void> {
  const targets = [govtechTarget(seeding), ...regions.map(({ code }) => regionalTarget(seeding, code))];
  await seeding.copy('integration_target', targets.map(targetRow));
  await seeding.copy(
    'integration_report',
    targets.filter(({ integrated }) => integrated > 0).map((target) => reportRow(seeding, target)),
  );
}

function govtechTarget({ random, asOf }: Seeding): SeededTarget {
  return {
    id: random.string.uuid(),
    agencyCode: govtech.agencyCode,
    portal: IntegrationPortal.GOVTECH_INA_DIGITAL,
    planned: govtech.applications,
    integrated: asOf > instructedOn ? govtech.integrated : 0,
    reportedOn: instructedOn,
  };
}

function regionalTarget({ random, asOf }: Seeding, agencyCode: string): SeededTarget {
  const portal = IntegrationPortal.REGIONAL_PORTAL;
  const planned = random.number.int({ min: 8, max: 80 });
  const part = random.datatype.boolean(share.begun) ? random.number.int({ min: 1, max: planned - 1 }) : 0;
  const isComplete = random.datatype.boolean(asOf > dueOn(portal) ? share.completeLate : share.completeEarly);
  const days = Math.max(0, daysBetween(instructedOn, asOf));
  return {
    id: random.string.uuid(),
    agencyCode,
    portal,
    planned,
    integrated: asOf > instructedOn ? (isComplete ? planned : part) : 0,
    reportedOn: addDays(instructedOn, random.number.int({ min: 0, max: Math.max(0, days - 1) })),
  };
}

const targetRow = ({ id, agencyCode, portal, planned, integrated, reportedOn }: SeededTarget) => ({
  id,
  agency_code: agencyCode,
  portal,
  instructed_on: instructedOn,
  due_on: dueOn(portal),
  applications_planned: planned,
  applications_integrated: integrated,
  completed_on: integrated === planned ? reportedOn : null,
});

const reportRow = ({ random }: Seeding, { id, integrated, reportedOn }: SeededTarget) => ({
  id: random.string.uuid(),
  target_id: id,
  ordinal: 1,
  applications_integrated: integrated,
  reason: null,
  reported_at: `${reportedOn}T10:00:00+07:00`,
});

const dueOn = (portal: IntegrationPortal): IsoDate => addMonths(instructedOn, monthsFor(portal));

const monthsFor = (portal: IntegrationPortal) =>
  integrationTerms.find((term) => term.portal === portal)?.months ?? 0;
