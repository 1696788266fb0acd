import { printSubgraphSchema } from '@apollo/subgraph';
import { CommandLog } from '../commands/command-log.js';
import { dataSourceOf } from '../database/data-source.js';
import { federatedSchemaOf } from '../graphql/federated-schema.js';
import { systemClock } from '../time/clock.js';
import type { SubgraphDefinition } from './define-subgraph.js';

/** The SDL a ministry publishes, made from its code alone: no database, no network. */
export function publishedSdl(door: SubgraphDefinition): string {
  const db = dataSourceOf(door);
  const schema = federatedSchemaOf(door, {
    db,
    clock: systemClock,
    commands: new CommandLog(db, systemClock),
    graph: { ask: () => Promise.resolve(null) },
  });
  return printSubgraphSchema(schema);
}
