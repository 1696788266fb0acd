import { z } from 'zod';
import { CitizenUnknown, FactsUnavailable } from '../../../shared/errors/failure.js';
import { type GraphClient, question } from '../../../shared/graph/graph-client.js';
import { type CitizenFacts, citizenFacts } from './citizen-facts.js';

/** What other ministries know of an applicant and the family; who else is on the card is none of our business. */
export const aidApplicant = question<{ readonly id: string }>()(
  `query AidApplicant($id: UUID!) {
    citizenById(id: $id) { lifeStatus familyCard { number headLifeStatus activeCivilServants } }
  }`,
  z.object({ citizenById: citizenFacts.nullable() }),
);

export type ApplicantAnswer = CitizenFacts | CitizenUnknown | FactsUnavailable;

/** @param argument which argument names the applicant. */
export async function factsOfApplicant(
  graph: GraphClient,
  id: string,
  argument: string,
): Promise<ApplicantAnswer> {
  const answer = await graph.ask(aidApplicant, { id });
  if (!answer) return new FactsUnavailable();
  return answer.citizenById ?? new CitizenUnknown(argument);
}
