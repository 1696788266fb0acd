import { createHash } from 'node:crypto';
import { en, Faker, id_ID } from '@faker-js/faker';
import type { Client } from 'pg';
import { copyInto } from '../database/copy.js';
import { withClient } from '../database/provision.js';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import type { Population, PopulationOptions } from './population.js';

/** With which nation a ministry's database was filled; null when it was not. */
export async function nationOf(migratorUrl: string): Promise<PopulationOptions | null> {
  return withClient(migratorUrl, async (client) => {
    const { rows } = await client.query<{ citizens: number; seed: string; as_of: string }>(
      'SELECT citizens, seed, as_of::text FROM synthetic_nation',
    );
    const [found] = rows;
    return found ? { citizens: found.citizens, seed: Number(found.seed), asOf: found.as_of } : null;
  });
}

/**
 * Fills a ministry's empty tables with its part of a nation, wholly or not at all.
 * @param onRows told how many rows more have been sent.
 */
export async function seedMinistry(
  door: SubgraphDefinition,
  migratorUrl: string,
  population: Population,
  onRows: (count: number) => void = () => {},
): Promise<void> {
  await withClient(migratorUrl, async (client) => {
    await client.query('BEGIN');
    await door.seed({
      population,
      asOf: population.asOf,
      random: randomOf(population.seed, door.name),
      copy: copyInto(client, onRows),
    });
    await record(client, population);
    await client.query('COMMIT');
    await client.query('ANALYZE');
  });
}

async function record(client: Client, { people, seed, asOf }: Population): Promise<void> {
  await client.query('INSERT INTO synthetic_nation (citizens, seed, as_of) VALUES ($1, $2, $3)', [
    people.length,
    seed,
    asOf,
  ]);
}

/** A random source for one ministry alone, so that no ministry's rows move when another draws more. */
function randomOf(seed: number, ministry: string): Faker {
  const digest = createHash('sha256').update(`${seed} ${ministry}`).digest();
  return new Faker({ locale: [id_ID, en], seed: digest.readUInt32BE(0) });
}
