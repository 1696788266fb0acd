import { byKey } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { type Ordering, pagesOf } from '../../../shared/loading/pages.js';
import { HealthCertificate } from './health-certificate.entity.js';

const newestFirst: Ordering<HealthCertificate> = { by: ['issuedAt', 'id'], direction: 'DESC' };

export const certificateById = byKey(HealthCertificate, 'id');
export const certificatesOfCitizen = pagesOf(HealthCertificate, 'citizenId', newestFirst);

/** A citizen's newest certificate of each kind. */
export const latestCertificates: LoaderDefinition<string, readonly HealthCertificate[]> = {
  batch: async (db, citizenIds) => {
    const latest = await db
      .createQueryBuilder(HealthCertificate, 'item')
      .distinctOn(['item.citizen_id', 'item.kind'])
      .where('item.citizen_id = ANY(:citizenIds)', { citizenIds })
      .orderBy('item.citizen_id')
      .addOrderBy('item.kind')
      .addOrderBy('item.issued_at', 'DESC')
      .addOrderBy('item.id', 'DESC')
      .getMany();
    const found = Map.groupBy(latest, ({ citizenId }) => citizenId);
    return citizenIds.map((citizenId) => found.get(citizenId) ?? []);
  },
};
