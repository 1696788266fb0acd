import { connectionType } from '../../../shared/graphql/connection.js';
import { IntegrationTarget } from './integration-target.entity.js';

/** Both the board and an agency page targets: one type for both. */
export const IntegrationTargetConnection = connectionType('IntegrationTarget', () => IntegrationTarget);
