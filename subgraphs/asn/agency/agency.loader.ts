import { byKey } from '../../../shared/loading/by-key.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import type { Ordering } from '../../../shared/loading/pages.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { inService } from '../civil-servant/in-service.js';
import { Agency } from './agency.entity.js';
import { AgencyHeadcount } from './agency-headcount.type.js';

export const agencyOrdering: Ordering<Agency> = { by: ['code'], direction: 'ASC' };

export const agencyByCode = byKey(Agency, 'code');

interface HeadcountKey {
  readonly code: string;
  readonly on: IsoDate;
}

/** The civil servants in service at each agency, counted in one statement for any number of agencies. */
export const headcountOfAgency: LoaderDefinition<HeadcountKey, AgencyHeadcount> = {
  textOf: ({ code, on }) => `${code} ${on}`,
  batch: async (db, keys) => {
    const counts: { place: number; pns: number; pppk: number }[] = await db.query(
      `SELECT asked.place::int,
         count(*) FILTER (WHERE servant.type = 'PNS')::int AS pns,
         count(*) FILTER (WHERE servant.type = 'PPPK')::int AS pppk
       FROM unnest($1::text[], $2::date[]) WITH ORDINALITY AS asked (code, day, place)
       JOIN civil_servant servant ON servant.agency_code = asked.code
       ${inService}
       GROUP BY asked.place`,
      [keys.map(({ code }) => code), keys.map(({ on }) => on)],
    );
    const found = new Map(counts.map((count) => [count.place, count]));
    return keys.map(({ on }, place) => {
      const { pns = 0, pppk = 0 } = found.get(place + 1) ?? {};
      return new AgencyHeadcount(on, pns, pppk);
    });
  },
};
