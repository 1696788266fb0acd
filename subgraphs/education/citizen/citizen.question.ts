import { z } from 'zod';
import { type GraphClient, question } from '../../../shared/graph/graph-client.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/** Whether a person was born by the end of a year and not by the end of the year before: in it, without telling the day. */
export const bornInYear = question<{
  readonly id: string;
  readonly lastDay: IsoDate;
  readonly lastDayBefore: IsoDate;
}>()(
  `query BornInYear($id: UUID!, $lastDay: Date!, $lastDayBefore: Date!) {
    citizenById(id: $id) {
      bornThen: isAtLeast(age: 0, on: $lastDay)
      bornBefore: isAtLeast(age: 0, on: $lastDayBefore)
    }
  }`,
  z.object({ citizenById: z.object({ bornThen: z.boolean(), bornBefore: z.boolean() }).nullable() }),
);

/** @returns null when it cannot be learned. */
export async function wasBornIn(graph: GraphClient, id: string, year: number): Promise<boolean | null> {
  const variables = { id, lastDay: `${year}-12-31`, lastDayBefore: `${year - 1}-12-31` };
  const born = (await graph.ask(bornInYear, variables))?.citizenById;
  return born ? born.bornThen && !born.bornBefore : null;
}

/** Whether a person lives, and has completed two ages on a day. The date of birth itself is none of our business. */
export const enrolmentApplicant = question<{
  readonly id: string;
  readonly minimumAge: number;
  readonly tooOldAge: number;
  readonly on: IsoDate;
}>()(
  `query EnrolmentApplicant($id: UUID!, $minimumAge: Int!, $tooOldAge: Int!, $on: Date!) {
    citizenById(id: $id) {
      lifeStatus
      isOldEnough: isAtLeast(age: $minimumAge, on: $on)
      isTooOld: isAtLeast(age: $tooOldAge, on: $on)
    }
  }`,
  z.object({
    citizenById: z
      .object({ lifeStatus: z.string(), isOldEnough: z.boolean(), isTooOld: z.boolean() })
      .nullable(),
  }),
);

/** Whether a graduate lives, and the name that a diploma certifies; only a digest of it is kept. */
export const diplomaHolder = question<{ readonly id: string }>()(
  'query DiplomaHolder($id: UUID!) { citizenById(id: $id) { lifeStatus fullName } }',
  z.object({ citizenById: z.object({ lifeStatus: z.string(), fullName: z.string() }).nullable() }),
);
