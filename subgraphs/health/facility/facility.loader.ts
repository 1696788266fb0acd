import { byKey } from '../../../shared/loading/by-key.js';
import type { Ordering } from '../../../shared/loading/pages.js';
import { Facility } from './facility.entity.js';

export const facilityOrdering: Ordering<Facility> = { by: ['code'], direction: 'ASC' };

export const facilityByCode = byKey(Facility, 'code');
