import { byKey } from '../../../shared/loading/by-key.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { GovernmentApplication } from './government-application.entity.js';

export const applicationOrdering: Ordering<GovernmentApplication> = { by: ['id'], direction: 'ASC' };

export const applicationById = byKey(GovernmentApplication, 'id');
export const applicationsOfAgency = pagesOf(GovernmentApplication, 'agencyCode', applicationOrdering);
