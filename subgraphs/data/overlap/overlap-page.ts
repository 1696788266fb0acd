import type { DataSource } from 'typeorm';
import { InvalidArgument } from '../../../shared/errors/fault.js';
import { invariant } from '../../../shared/errors/invariant.js';
import { checkPage, type Page, type PageArgs } from '../../../shared/graphql/connection.js';
import { decodeCursor, encodeCursor } from '../../../shared/loading/cursor.js';
import type { LoaderDefinition } from '../../../shared/loading/loaders.js';
import { inForceOn } from '../../../shared/policy/effective-period.js';
import type { Context } from '../../../shared/subgraph/context.js';
import type { IsoDate } from '../../../shared/time/clock.js';
import { ApplicationOverlap } from './application-overlap.type.js';
import { overlapsOfAgency } from './overlap.loader.js';
import { byLikeness, type ScoredPair } from './overlap.rule.js';
import { OverlapThreshold } from './overlap-threshold.entity.js';

/**
 * One page of an agency's overlapping applications.
 * @param atLeast the least score, over 0 to 1; the threshold in force when left out.
 */
export async function overlapPage(
  agencyCode: string,
  atLeast: number | null,
  page: PageArgs,
  { loaders, clock }: Pick<Context, 'loaders' | 'clock'>,
): Promise<Page<ApplicationOverlap>> {
  const { first, after } = checkPage(page);
  if (atLeast !== null && !(atLeast > 0 && atLeast <= 1))
    throw new InvalidArgument('atLeast', 'it is over 0 and at most 1');
  const threshold = await loaders.of(thresholdOn).load(clock.today());
  const pairs = await loaders.of(overlapsOfAgency).load({ agencyCode, atLeast: atLeast ?? threshold });
  const place = after === null ? null : placeOf(after);
  const from = place === null ? 0 : pairs.findIndex((pair) => byLikeness(pair, place) > 0);
  const rest = from < 0 ? [] : pairs.slice(from, from + first + 1);
  return {
    rows: rest.slice(0, first).map((pair) => ({
      node: new ApplicationOverlap(pair, threshold),
      cursor: encodeCursor(list, [pair.score, pair.firstId, pair.secondId]),
    })),
    hasNextPage: rest.length > first,
  };
}

/** Names the list in its cursors. */
const list = 'overlaps of applications';

const thresholdOn: LoaderDefinition<IsoDate, number> = {
  batch: (db, days) => Promise.all(days.map((day) => thresholdInForce(db, day))),
};

async function thresholdInForce(db: DataSource, day: IsoDate): Promise<number> {
  const rule = await db.manager.findOneBy(OverlapThreshold, { ...inForceOn(day) });
  invariant(rule, 'the policy has a threshold on every day');
  return rule.score;
}

function placeOf(cursor: string): ScoredPair {
  const [score, firstId, secondId] = decodeCursor(list, cursor, 3);
  if (typeof score !== 'number' || typeof firstId !== 'string' || typeof secondId !== 'string')
    throw new InvalidArgument('after', 'it is not a cursor that this connection gave out');
  return { score, firstId, secondId };
}
