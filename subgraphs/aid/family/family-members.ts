import type { Context } from '../../../shared/subgraph/context.js';
import { liveEnrolmentsOfCard } from '../enrolment/program-enrolment.loader.js';

/** What is about a family, together with those of it whom the request has named. */
export interface AboutFamily {
  readonly familyCardNumber: string;
  /** Opaque ids: who is on the card, or through whom the request came here; left out or null when nobody is named. */
  readonly members?: readonly string[] | null;
}

/**
 * The people something is about, as far as this ministry knows: who is named, else in whose names the family is aided
 * now. In whose name it once was may have left it.
 */
export function membersOf(
  { familyCardNumber, members }: AboutFamily,
  { loaders }: Pick<Context, 'loaders'>,
): readonly string[] | Promise<readonly string[]> {
  if (members) return members;
  const live = loaders.of(liveEnrolmentsOfCard).load(familyCardNumber);
  return live.then((enrolments) => enrolments.map(({ applicantId }) => applicantId));
}

/** The row with people of its family named: a copy, because one request hands the same row to whoever asks. */
export function naming<Row extends AboutFamily>(row: Row, members: readonly string[] | null): Row {
  const copy: Row = Object.create(Object.getPrototypeOf(row));
  return Object.assign(copy, row, { members });
}
