import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { request } from 'undici';
import { runMain, StartError, UsageError } from '../shared/process/run-main.js';
import { developmentNames, developmentToken } from '../subgraphs/identity/development/development-token.js';

const help = `Prints an access token of the nation that runs on this machine, for local work.

  npm run token -- --as <who> [--data DIR] [--code]

  --as WHO    ${developmentNames.join(', ')}
  --data DIR  where the running nation keeps everything (.data)
  --code      a person signs in with a one-time code too, for the higher assurance level; a code is good once in 30 s
`;

runMain(async () => {
  const { values } = parseArgs({
    options: {
      as: { type: 'string' },
      data: { type: 'string', default: '.data' },
      code: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  if (values.as === undefined || !developmentNames.includes(values.as))
    throw new UsageError(`Say who: --as ${developmentNames.join(', ')}.`);
  const issuer = await embeddedIssuer(values.data);
  const { body } = await developmentToken({ name: values.as, issuer, withCode: values.code });
  if (body.access_token === undefined)
    throw new StartError(`The provider gives ${values.as} no token (${body.error ?? 'no reason given'}).`);
  process.stdout.write(`${body.access_token}\n`);
});

/**
 * Finds the provider by the supergraph that the nation wrote.
 * @throws StartError when no nation runs there, or its provider is not that of an embedded nation.
 */
async function embeddedIssuer(data: string): Promise<string> {
  const supergraph = await readFile(join(data, 'supergraph.graphql'), 'utf8').catch(() => '');
  const graph = /@join__graph\(name: "identity", url: "([^"]+)"\)/.exec(supergraph)?.[1];
  if (graph === undefined)
    throw new StartError(`No nation was started in ${data}. Start one with npm start.`);
  const issuer = new URL('/oidc', graph).href;
  const response = await request(`${issuer}/.well-known/openid-configuration`).catch((cause: unknown) => {
    throw new StartError(`The nation in ${data} does not run. Start it with npm start.`, { cause });
  });
  const discovery: unknown = await response.body.json().catch(() => null);
  const isEmbedded =
    discovery !== null && typeof discovery === 'object' && Reflect.get(discovery, 'embedded_nation') === true;
  if (!isEmbedded)
    throw new StartError(
      `${issuer} is not the provider of an embedded nation; it gives no tokens for local work.`,
    );
  return issuer;
}
