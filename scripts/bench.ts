import { parseArgs } from 'node:util';
import { runMain, UsageError } from '../shared/process/run-main.js';
import { benchAuth } from './bench-auth.js';
import { benchLasting } from './bench-lasting.js';
import { benchProfile } from './bench-profile.js';
import { benchRefusals } from './bench-refusals.js';
import { benchRouter } from './bench-router.js';
import { benchSteady } from './bench-steady.js';

const help = `Measures the running system. Nothing is judged: the figures are for people.

  npm run bench -- profile [--citizens 20000] [--connections 16] [--seconds 20]
  npm run bench -- auth [--connections 16] [--seconds 20]
  npm run bench -- router [--connections 50] [--seconds 20] [--rounds 1]
                          [--shapes small,profile,list,heavy] [--profiles distinct,identical,slow]
                          [--routers ours,ours-with-rules,stock,hive,hive-sharing-nothing]
  npm run bench -- steady [--connections 16] [--seconds 20]
  npm run bench -- refusals
  npm run bench -- lasting [--connections 16] [--parts swaps,operations,reloads]
                           [--swaps 10] [--operations 100000] [--reloads 1000]

  profile   starts a nation of its own under .data/bench, twice, and asks citizenProfile for distinct citizens:
            seconds to ready, memory of each process, requests a second, p50, p99; and for a request the CPU time, calls
            and SQL statements of each process (CPU time says most where others use the machine too)
  auth      asks citizenProfile of the router alone, over ministries that answer at once, with authorisation and without:
            the router's CPU time for a request; and what one envelope and one token cost
  router    compares our router with @apollo/gateway and Hive Gateway, each in turn as one process, over subgraphs that
            replay their answers: requests a second, p50, p99, CPU time and calls for a request, memory; and draws
            .data/bench-router/router.svg. Hive Gateway is installed from npm into .data/bench-cache, once.
            small is one citizen of two ministries, profile is citizenProfile, list is 100 citizens of five ministries,
            heavy is four small subgraphs that meet the same entities again and again, about 90 kB.
            Of distinct requests each has another viewer and asks for something else; slow are distinct ones with 20 ms
            of latency in every subgraph.
  steady    over a shop of three subgraphs: what a dead subgraph costs the others, and what five times too many requests
             cost those that are answered
  refusals  sends a router each attack that its limits refuse: its CPU time for one refusal
  lasting   whether a router stays as it is: swaps asks citizenProfile while the supergraph's file is replaced, and tells p99
            and failures with a swap and without; operations asks ever new ones, each to be planned, and reloads replaces
            a small supergraph again and again: both tell the router's memory at every tenth of the way
`;

interface Flags {
  readonly citizens: number;
  readonly connections: number | undefined;
  readonly seconds: number;
  readonly rounds: number;
  readonly swaps: number;
  readonly operations: number;
  readonly reloads: number;
  readonly parts?: string | undefined;
  readonly shapes?: string | undefined;
  readonly profiles?: string | undefined;
  readonly routers?: string | undefined;
}

const benches = new Map<string, (flags: Flags) => Promise<void>>([
  ['profile', ({ connections = 16, ...flags }) => benchProfile({ ...flags, connections })],
  ['auth', ({ connections = 16, ...flags }) => benchAuth({ ...flags, connections })],
  ['refusals', () => benchRefusals()],
  ['lasting', ({ connections = 16, ...flags }) => benchLasting({ ...flags, connections })],
  ['steady', ({ connections = 16, ...flags }) => benchSteady({ ...flags, connections })],
  ['router', ({ connections = 50, ...flags }) => benchRouter({ ...flags, connections })],
]);

runMain(async () => {
  const { values, positionals } = parseArgs({
    options: {
      citizens: { type: 'string', default: '20000' },
      connections: { type: 'string' },
      seconds: { type: 'string', default: '20' },
      rounds: { type: 'string', default: '1' },
      swaps: { type: 'string', default: '10' },
      operations: { type: 'string', default: '100000' },
      reloads: { type: 'string', default: '1000' },
      parts: { type: 'string' },
      shapes: { type: 'string' },
      profiles: { type: 'string' },
      routers: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const bench = benches.get(positionals.join());
  if (!bench) throw new UsageError(`Say what to measure: ${[...benches.keys()].join(', ')}.`);
  await bench({
    ...values,
    citizens: positive('--citizens', values.citizens),
    connections: values.connections === undefined ? undefined : positive('--connections', values.connections),
    seconds: positive('--seconds', values.seconds),
    rounds: positive('--rounds', values.rounds),
    swaps: positive('--swaps', values.swaps),
    operations: positive('--operations', values.operations),
    reloads: positive('--reloads', values.reloads),
  });
});

function positive(flag: string, text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new UsageError(`${flag} is a whole number from 1.`);
  return Number(text);
}
