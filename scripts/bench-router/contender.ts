import { fileURLToPath } from 'node:url';
import { envelopeKeysVariableOf } from '../../router/subgraph-url.js';
import { newEnvelopeKeys } from '../bench-envelope.js';
import { routerMemoryFlags } from '../router-memory.js';
import { hiveArguments } from './hive-gateway.js';
import type { ReplayedGraph } from './replayed-graph.js';
import type { Profile } from './scenario.js';

export interface Place {
  readonly graph: ReplayedGraph;
  readonly port: number;
  /** Of the access tokens that every request carries. */
  readonly issuer: string;
  readonly audience: string;
}

interface Command {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A router to measure: how it is started, as one process of Node. */
export interface Contender {
  readonly name: string;
  /** In which scenarios it differs from another contender. */
  readonly profiles: readonly Profile[];
  readonly command: (place: Place) => Command;
}

const script = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const both: readonly Profile[] = ['distinct', 'identical'];
/**
 * Every limit is on. The heavy shape has lists without a size, for which a hundred is assumed, and so costs more than is let in;
 * no load is shed, because the others shed none.
 */
const quiet = {
  LOG_LEVEL: 'error',
  EXPLORER: 'off',
  COST_MAX: '1000000',
  REQUESTS_MAX: '100000',
  LATENESS_MS_MAX: '60000',
};

/** All routers. Each gets the caller's token; ours passes on none, the others send it to every subgraph. */
export const contenders = [
  {
    name: 'ours',
    profiles: both,
    command: ({ graph, port }) => ({ args: ours(graph.files.open, port), env: quiet }),
  },
  {
    name: 'ours-with-rules',
    profiles: both,
    command: ({ graph, port, issuer, audience }) => ({
      args: ours(graph.files.guarded, port),
      env: {
        ...quiet,
        OIDC_ISSUER: issuer,
        GRAPH_AUDIENCE: audience,
        ...Object.fromEntries(
          graph.subgraphs.map((name) => [envelopeKeysVariableOf(name), newEnvelopeKeys()]),
        ),
      },
    }),
  },
  {
    name: 'stock',
    profiles: both,
    command: ({ graph, port }) => ({
      args: [script('./stock-gateway.js'), graph.files.open, String(port)],
      env: { APOLLO_TELEMETRY_DISABLED: 'true' },
    }),
  },
  {
    name: 'hive',
    profiles: both,
    command: ({ graph, port }) => ({ args: hiveArguments(graph.files.open, port, { sharing: true }) }),
  },
  {
    name: 'hive-sharing-nothing',
    profiles: ['identical'],
    command: ({ graph, port }) => ({ args: hiveArguments(graph.files.open, port, { sharing: false }) }),
  },
] as const satisfies readonly Contender[];

export type ContenderName = (typeof contenders)[number]['name'];

const ours = (supergraph: string, port: number) => [
  ...routerMemoryFlags,
  script('../router.js'),
  '--supergraph',
  supergraph,
  '--port',
  String(port),
];
