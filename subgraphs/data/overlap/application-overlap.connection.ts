import { connectionType } from '../../../shared/graphql/connection.js';
import { ApplicationOverlap } from './application-overlap.type.js';

/** Both a query and an agency page overlaps: one type for both. */
export const ApplicationOverlapConnection = connectionType('ApplicationOverlap', () => ApplicationOverlap);
