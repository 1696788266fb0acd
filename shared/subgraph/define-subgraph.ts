import type { Faker } from '@faker-js/faker';
import type { FastifyInstance } from 'fastify';
import type { DataSource, EntitySchema, MigrationInterface } from 'typeorm';
import type { CommandLog } from '../commands/command-log.js';
import type { CopyRows } from '../database/copy.js';
import type { GraphClient, Question } from '../graph/graph-client.js';
import type { Population } from '../synthetic/population.js';
import type { Clock, IsoDate } from '../time/clock.js';
import type { Context } from './context.js';

export type Class = abstract new (...args: never[]) => object;

/** What a ministry's resolvers and services may hold. Nothing here may be kept by a module. */
export interface Machinery {
  /** Connected as the ministry's least-privilege role once the process is ready. */
  readonly db: DataSource;
  readonly clock: Clock;
  /** Runs commands once per idempotency key, with their events, in one transaction. */
  readonly commands: CommandLog;
  /** Asks other ministries' facts, through the national graph like any client. */
  readonly graph: GraphClient;
}

export interface Seeding {
  readonly population: Population;
  /** The day the synthetic nation is true on. */
  readonly asOf: IsoDate;
  /** Seeded for this ministry alone, so that no ministry's seed moves when another's changes. */
  readonly random: Faker;
  /** Loads one table with COPY, as the migrator role. */
  readonly copy: CopyRows;
}

/** Turns a representation sent to `_entities` into the entity, or null; it must go through a loader. */
export type ReferenceResolver = (
  reference: { readonly __typename: string } & Readonly<Record<string, unknown>>,
  context: Context,
) => unknown;

/** A ministry's door: all that the machinery needs to publish it, as data. */
export interface SubgraphDefinition {
  /** Lower case; names the folder, the database, its roles and the environment prefix. */
  readonly name: string;
  /** The body of government that answers for it. */
  readonly body: string;
  /** Codes of the agencies whose data these are; their officers and services need no grant. */
  readonly agencies: readonly string[];
  /** The port of the embedded nation; production sets PORT. */
  readonly port: number;
  readonly entities: readonly (Class | EntitySchema)[];
  /** In the order they are applied. */
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** One entry for each entity type of the federated graph that other ministries may refer to. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
  /** All it asks of the national graph; each is checked against the composed schema. */
  readonly questions?: readonly Question<never, unknown>[];
  /** Makes the resolvers with plain `new`; called without a connected database when only the schema is wanted. */
  readonly wire: (machinery: Machinery) => readonly object[];
  /**
   * Serves something beside GraphQL on the ministry's own HTTP server, before it listens: a protocol of its own under a
   * path of its own. The settings it needs it reads itself, with `readEnvironment`, and refuses whole.
   */
  readonly mount?: (
    http: FastifyInstance,
    machinery: Machinery,
    environment: NodeJS.ProcessEnv,
  ) => Promise<void>;
  /** Fills the ministry's empty tables with its part of the synthetic nation. */
  readonly seed: (seeding: Seeding) => Promise<void>;
}

/** The databases every PostgreSQL server has. */
const serversOwn: ReadonlySet<string> = new Set(['postgres', 'template0', 'template1']);

/** Declares a subgraph; refuses a name that could not be a database, a role and an environment prefix at once. */
export function defineSubgraph(definition: SubgraphDefinition): SubgraphDefinition {
  if (!/^[a-z][a-z0-9]{1,30}$/.test(definition.name)) {
    throw new Error(`A subgraph's name is 2 to 31 lower-case letters and digits, not "${definition.name}".`);
  }
  if (serversOwn.has(definition.name)) {
    throw new Error(`A subgraph is not called "${definition.name}": PostgreSQL has a database of that name.`);
  }
  return Object.freeze(definition);
}
