import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { IntegrationReport } from './integration-report.entity.js';
import { IntegrationTarget } from './integration-target.entity.js';
import { IntegrationTerm } from './integration-term.entity.js';

/** The nearest deadline first. */
export const targetOrdering: Ordering<IntegrationTarget> = {
  by: ['dueOn', 'agencyCode', 'portal'],
  direction: 'ASC',
};

export const targetById = byKey(IntegrationTarget, 'id');
export const targetsOfAgency = pagesOf(IntegrationTarget, 'agencyCode', {
  by: ['dueOn', 'portal'],
  direction: 'ASC',
});
export const reportsOfTarget = pagesOf(IntegrationReport, 'targetId', {
  by: ['ordinal'],
  direction: 'DESC',
});

/** Terms past and present: the law keeps them few. */
export const termsOfPortal = groupsOf(IntegrationTerm, 'portal', { effectiveFrom: 'ASC' });
