import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { inService } from '../civil-servant/in-service.js';

interface FamilyKey {
  readonly residentIds: readonly string[];
  readonly on: IsoDate;
}

/** How many of a family are in service, counted in one statement for any number of families. */
export const activeCivilServantsOf: LoaderDefinition<FamilyKey, number> = {
  textOf: ({ residentIds, on }) => `${on} ${residentIds.join(' ')}`,
  batch: async (db, keys) => {
    const asked = keys.flatMap(({ residentIds, on }, place) => residentIds.map((id) => ({ place, id, on })));
    const counts: { place: number; active: number }[] = await db.query(
      `SELECT asked.place, count(DISTINCT asked.id)::int AS active
       FROM unnest($1::int[], $2::uuid[], $3::date[]) AS asked (place, id, day)
       JOIN civil_servant servant ON servant.citizen_id = asked.id
       ${inService}
       GROUP BY asked.place`,
      [asked.map(({ place }) => place), asked.map(({ id }) => id), asked.map(({ on }) => on)],
    );
    const found = new Map(counts.map(({ place, active }) => [place, active]));
    return keys.map((_, place) => found.get(place) ?? 0);
  },
};
