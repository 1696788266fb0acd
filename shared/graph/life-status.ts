import { z } from 'zod';
import { CitizenDeceased, CitizenUnknown, FactsUnavailable } from '../errors/failure.js';
import { type GraphClient, question } from './graph-client.js';

/** Whether a citizen is registered and lives. */
export const lifeStatusOfCitizen = question<{ readonly id: string }>()(
  'query LifeStatus($id: UUID!) { citizenById(id: $id) { lifeStatus } }',
  z.object({ citizenById: z.object({ lifeStatus: z.string() }).nullable() }),
);

export type LifeRefusal = CitizenUnknown | CitizenDeceased | FactsUnavailable;

/**
 * The rule before every service for a citizen: the register holds the person as alive.
 * @param argument which argument names the citizen.
 * @returns null when it does; a person who is missing or whose status cannot be learned is not served, nor declared dead.
 */
export async function refuseUnlessAlive(
  graph: GraphClient,
  citizenId: string,
  argument: string,
): Promise<LifeRefusal | null> {
  const facts = await graph.ask(lifeStatusOfCitizen, { id: citizenId });
  if (!facts) return new FactsUnavailable();
  if (!facts.citizenById) return new CitizenUnknown(argument);
  const { lifeStatus } = facts.citizenById;
  if (lifeStatus === 'DECEASED') return new CitizenDeceased(argument);
  return lifeStatus === 'ALIVE' ? null : new FactsUnavailable();
}
