import { parseArgs } from 'node:util';
import { runMain, UsageError } from '../shared/process/run-main.js';
import { benchAuth } from './bench-auth.js';
import { benchProfile } from './bench-profile.js';
import { benchSteady } from './bench-steady.js';

const help = `Measures the running system. Nothing is judged: the figures are for people.

  npm run bench -- profile [--citizens 20000] [--connections 16] [--seconds 20]
  npm run bench -- auth [--connections 16] [--seconds 20]
  npm run bench -- steady [--connections 16] [--seconds 20]

  profile   starts a nation of its own under .data/bench, twice, and asks citizenProfile for distinct citizens:
            seconds to ready, memory of each process, requests a second, p50, p99, and SQL statements for a request
  auth      asks citizenProfile of the router alone, over ministries that answer at once, with authorisation and without:
            the router's CPU time for a request; and what one envelope and one token cost
  steady    over a shop of three subgraphs: what a dead subgraph costs the others, and what five times too many requests
            cost those that are answered
`;

const benches = new Map([
  ['profile', benchProfile],
  ['auth', benchAuth],
  ['steady', benchSteady],
]);

runMain(async () => {
  const { values, positionals } = parseArgs({
    options: {
      citizens: { type: 'string', default: '20000' },
      connections: { type: 'string', default: '16' },
      seconds: { type: 'string', default: '20' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const options = {
    citizens: positive('--citizens', values.citizens),
    connections: positive('--connections', values.connections),
    seconds: positive('--seconds', values.seconds),
  };
  const bench = benches.get(positionals.join());
  if (!bench) throw new UsageError('Say what to measure: profile, auth or steady.');
  await bench(options);
});

function positive(flag: string, text: string): number {
  if (!/^[1-9]\d{0,7}$/.test(text)) throw new UsageError(`${flag} is a whole number from 1.`);
  return Number(text);
}
