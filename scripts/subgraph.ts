import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { runMain, UsageError } from '../shared/process/run-main.js';
import { runSubgraph } from '../shared/subgraph/run-subgraph.js';
import { findMinistry, ministryNames } from './ministries.js';
import { serveUntilStopped } from './serve-until-stopped.js';

const help = `Runs one ministry's subgraph, as in production.

  npm run subgraph -- <ministry>

Environment:
  <MINISTRY>_DATABASE_URL   the ministry's database, as its application role (required)
  <MINISTRY>_ENVELOPE_KEYS  kid:base64url,… shared with the router, which seals what it tells (required)
  <MINISTRY>_SERVICE_KEY    the private key (JWK) of the ministry's own service, by which it asks others (required)
  OIDC_ISSUER               the OpenID provider that knows the service (required)
  GRAPH_URL                 the national graph, for facts of other ministries (http://127.0.0.1:4000/graphql)
  GRAPH_AUDIENCE            for whom the service's tokens are (urn:inadigital:graph)
  PORT, HOST, LOG_LEVEL
  CLOCK_DAY                 lets the ministry live on one day, as 2024-01-31, to try a rule out

A nation started by \`npm start\` writes all of it into .data/nation.env.
`;

runMain(async () => {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const door = await findMinistry(positionals[0]);
  if (!door) throw new UsageError(`Name one ministry: ${(await ministryNames()).join(', ')}.`);
  serveUntilStopped(await runSubgraph(door));
});
