import { connectionType } from '../../../shared/graphql/connection.js';
import { GovernmentApplication } from './government-application.entity.js';

/** Both the inventory and an agency page applications: one type for both. */
export const GovernmentApplicationConnection = connectionType(
  'GovernmentApplication',
  () => GovernmentApplication,
);
