import type { LoaderDefinition } from '../loading/loaders.js';
import type { IsoDate } from '../time/clock.js';

interface GrantKey {
  readonly agency: string;
  readonly purpose: string;
  readonly on: IsoDate;
}

/** The fields an agency was granted for a purpose, by coordinate. */
export const grantedFields: LoaderDefinition<GrantKey, ReadonlySet<string>> = {
  textOf: ({ agency, purpose, on }) => `${on} ${agency} ${purpose}`,
  batch: (db, keys) =>
    Promise.all(
      keys.map(async ({ agency, purpose, on }) => {
        const granted: { coordinate: string }[] = await db.query(
          `SELECT coordinate FROM access_grant
           WHERE agency_code = $1 AND purpose = $2 AND effective_from <= $3 AND ($3 < effective_to OR effective_to IS NULL)`,
          [agency, purpose, on],
        );
        return new Set(granted.map(({ coordinate }) => coordinate));
      }),
    ),
};
