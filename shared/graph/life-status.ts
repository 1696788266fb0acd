import { z } from 'zod';
import { CitizenDeceased, CitizenUnknown, FactsUnavailable, Failure } from '../errors/failure.js';
import { type GraphClient, question } from './graph-client.js';

/** Whether a citizen is registered and lives. */
export const lifeStatusOfCitizen = question<{ readonly id: string }>()(
  'query LifeStatus($id: UUID!) { citizenById(id: $id) { lifeStatus } }',
  z.object({ citizenById: z.object({ lifeStatus: z.string() }).nullable() }),
);

export type LifeRefusal = CitizenUnknown | CitizenDeceased | FactsUnavailable;

interface Registered {
  readonly lifeStatus: string;
}

/**
 * The rule before every service for a citizen: the register holds the person as alive.
 * @param facts what identity says of the person; null when it could not be learned.
 * @param argument which argument names the citizen.
 * @returns the facts of who lives; a person who is missing or whose status is not known is not served, nor declared dead.
 */
export function livingOrRefusal<Facts extends Registered>(
  facts: { readonly citizenById: Facts | null } | null,
  argument: string,
): Facts | LifeRefusal {
  if (!facts) return new FactsUnavailable();
  if (!facts.citizenById) return new CitizenUnknown(argument);
  const { lifeStatus } = facts.citizenById;
  if (lifeStatus === 'DECEASED') return new CitizenDeceased(argument);
  return lifeStatus === 'ALIVE' ? facts.citizenById : new FactsUnavailable();
}

/** Asks whether a citizen lives, where nothing else is needed of identity; null when so. */
export async function refuseUnlessAlive(
  graph: GraphClient,
  citizenId: string,
  argument: string,
): Promise<LifeRefusal | null> {
  const living = livingOrRefusal(await graph.ask(lifeStatusOfCitizen, { id: citizenId }), argument);
  return living instanceof Failure ? living : null;
}
