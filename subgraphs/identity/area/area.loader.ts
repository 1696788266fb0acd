import { byKey } from '../../../shared/loading/by-key.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { Area } from './area.entity.js';

export const areaOrdering: Ordering<Area> = { by: ['code'], direction: 'ASC' };

export const areaByCode = byKey(Area, 'code');
export const areasWithin = pagesOf(Area, 'parentCode', areaOrdering);
