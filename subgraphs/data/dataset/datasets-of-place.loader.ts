import { Any, type DataSource } from 'typeorm';
import { InvalidArgument } from '../../../shared/errors/fault.js';
import { invariant } from '../../../shared/errors/invariant.js';
import { checkPage, type Page, type PageArgs } from '../../../shared/graphql/connection.js';
import { decodeCursor, encodeCursor } from '../../../shared/loading/cursor.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import type { PageOfParent } from '../../../shared/loading/pages.js';
import { Dataset } from './dataset.entity.js';
import { placesAround } from './place.rule.js';

/**
 * The published open datasets about each of many places and all that they lie in, the nearest first, the nation's last.
 * The parent is an area's code, or empty where the place is not known: then only the nation's are found.
 * Two statements for each distinct (first, after), whatever the number of places.
 */
export const datasetsOfPlace: LoaderDefinition<PageOfParent<string>, Page<Dataset>> = {
  textOf: ({ parent, page }) => `${parent} ${page.first} ${page.after ?? ''}`,
  batch: async (db, keys) => {
    const pages = new Map<unknown, Page<Dataset>>();
    const groups = Map.groupBy(keys, ({ page }) => `${page.first} ${page.after ?? ''}`);
    for (const group of groups.values()) {
      const page = group[0]?.page;
      invariant(page, 'a group has at least one key');
      const found = await findIn(
        db,
        group.map(({ parent }) => parent),
        page,
      );
      for (const key of group) pages.set(key, toPage(found.get(key.parent) ?? [], page));
    }
    return keys.map((key) => pages.get(key) ?? { rows: [], hasNextPage: false });
  },
};

interface Found {
  readonly place: string;
  readonly id: string;
}

async function findIn(
  db: DataSource,
  places: readonly string[],
  page: PageArgs,
): Promise<ReadonlyMap<string, readonly Dataset[]>> {
  const { first, after } = checkPage(page);
  const [depth, id] = after === null ? [null, null] : placeOf(after);
  // Each place is paired with every place around it; the nation is the empty code.
  const pairs = places.flatMap((place) => [...placesAround(place), ''].map((around) => ({ place, around })));
  const found: Found[] = await db.query(
    `SELECT place.value AS place, found.id
     FROM (SELECT value, array_agg(around) AS surroundings FROM unnest($1::text[], $2::text[]) AS pair(value, around)
       GROUP BY value) AS place
     CROSS JOIN LATERAL (
       SELECT id, area_depth FROM dataset
       WHERE status = 'PUBLISHED' AND classification = 'OPEN' AND coalesce(area_code, '') = ANY(place.surroundings)
         AND ($3::integer IS NULL OR area_depth < $3 OR (area_depth = $3 AND id > $4))
       ORDER BY area_depth DESC, id LIMIT $5
     ) AS found ORDER BY place, found.area_depth DESC, found.id`,
    [pairs.map(({ place }) => place), pairs.map(({ around }) => around), depth, id, first + 1],
  );
  const datasets = await db.manager.findBy(Dataset, { id: Any([...new Set(found.map((row) => row.id))]) });
  const byId = new Map(datasets.map((dataset) => [dataset.id, dataset]));
  const byPlace = Map.groupBy(found, ({ place }) => place);
  return new Map([...byPlace].map(([place, rows]) => [place, rows.flatMap((row) => byId.get(row.id) ?? [])]));
}

function toPage(datasets: readonly Dataset[], { first }: PageArgs): Page<Dataset> {
  return {
    rows: datasets
      .slice(0, first)
      .map((node) => ({ node, cursor: encodeCursor(list, [depthOf(node), node.id]) })),
    hasNextPage: datasets.length > first,
  };
}

/** 0 for the nation, 1 for a province, to 4 for a village; as the database's `area_depth`. */
const depthOf = ({ areaCode }: Dataset) => (areaCode === null ? 0 : areaCode.split('.').length);

const deepest = 4;

/** Names the list in its cursors. */
const list = 'datasets of a place';

function placeOf(cursor: string): readonly [number, string] {
  const [depth, id] = decodeCursor(list, cursor, 2);
  const isDepth = Number.isInteger(depth) && Number(depth) >= 0 && Number(depth) <= deepest;
  if (!isDepth || typeof id !== 'string')
    throw new InvalidArgument('after', 'it is not a cursor that this connection gave out');
  return [Number(depth), id];
}
