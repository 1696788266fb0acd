import type { EntityManager } from 'typeorm';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { DataStandard } from './data-standard.entity.js';
import { ReferenceList } from './reference-list.entity.js';

/** What data are held to: the standards, and the lists of codes that agencies share. */
export interface DataGovernance {
  readonly standards: readonly DataStandard[];
  readonly referenceLists: readonly ReferenceList[];
}

/** What is in force on a day. */
export async function governanceOn(db: EntityManager, day: IsoDate): Promise<DataGovernance> {
  const inForce = { ...inForceOn(day) };
  return {
    standards: await db.findBy(DataStandard, inForce),
    referenceLists: await db.findBy(ReferenceList, inForce),
  };
}
