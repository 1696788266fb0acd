import { byKey, groupsOf } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import type { Ordering } from '../../../shared/loading/pages.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { type DataGovernance, governanceOn } from './data-governance.js';
import { Dataset } from './dataset.entity.js';
import { Distribution } from './distribution.entity.js';

export const datasetOrdering: Ordering<Dataset> = { by: ['id'], direction: 'ASC' };

export const datasetById = byKey(Dataset, 'id');
export const distributionById = byKey(Distribution, 'id');

/** At most one file of each format. */
export const distributionsOfDataset = groupsOf(Distribution, 'datasetId', { format: 'ASC' });

/** What data are held to on a day; a request asks for one day only. */
export const governanceOfDay: LoaderDefinition<IsoDate, DataGovernance> = {
  batch: (db, days) => Promise.all(days.map((day) => governanceOn(db.manager, day))),
};
