import { type EntityManager, In } from 'typeorm';
import { GovernmentApplication } from './government-application.entity.js';

/**
 * Locks applications until the transaction ends, always in the order of their numbers, so that two commands on the same
 * pair never wait for each other.
 * @returns those that exist, by number.
 */
export async function lockApplications(
  db: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, GovernmentApplication>> {
  const applications = await db.find(GovernmentApplication, {
    where: { id: In([...ids]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  return new Map(applications.map((application) => [application.id, application]));
}
