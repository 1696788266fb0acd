import { byKey } from '../../../shared/loading/by-key.js';
import type { Ordering } from '../../../shared/loading/pages.js';
import { School } from './school.entity.js';

export const schoolOrdering: Ordering<School> = { by: ['npsn'], direction: 'ASC' };

export const schoolByNpsn = byKey(School, 'npsn');
