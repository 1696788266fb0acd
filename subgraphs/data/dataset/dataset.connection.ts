import { connectionType } from '../../../shared/graphql/connection.js';
import { Dataset } from './dataset.entity.js';

/** Both the catalogue and a citizen page datasets: one type for both. */
export const DatasetConnection = connectionType('Dataset', () => Dataset);
