import { z } from 'zod';
import { type GraphClient, question } from '../../../shared/graph/graph-client.js';
import { type LifeRefusal, livingOrRefusal } from '../../../shared/graph/life-status.js';
import type { IsoDate } from '../../../shared/time/clock.js';

/** Whether a person lives, and the date of birth, from which the age for a vaccine is counted. */
export const vaccineRecipient = question<{ readonly id: string }>()(
  'query VaccineRecipient($id: UUID!) { citizenById(id: $id) { lifeStatus birthDate } }',
  z.object({
    citizenById: z.object({ lifeStatus: z.string(), birthDate: z.iso.date() }).nullable(),
  }),
);

export interface LivingCitizen {
  readonly birthDate: IsoDate;
}

/**
 * Learns the date of birth of somebody who lives; it is used for one decision and stored nowhere.
 * @param argument which argument names the citizen.
 * @returns a refusal for who is unknown, is deceased, or whose facts cannot be learned.
 */
export async function findLiving(
  graph: GraphClient,
  citizenId: string,
  argument: string,
): Promise<LivingCitizen | LifeRefusal> {
  return livingOrRefusal(await graph.ask(vaccineRecipient, { id: citizenId }), argument);
}
