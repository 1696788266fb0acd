import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { Machinery } from '../../../shared/subgraph/define-subgraph.js';
import { systemClock } from '../../../shared/time/clock.js';
import { CredentialService } from '../credential/credential.service.js';
import { plantDevelopment } from '../development/plant-development.js';
import { refuseDevelopment } from '../development/refuse-development.js';
import { Vault } from '../secret/vault.js';
import { KeyRing } from '../signing-key/key-ring.js';
import { mountInteractions } from './interaction.route.js';
import { InteractionService } from './interaction.service.js';
import { ProviderHolder } from './provider-holder.js';
import { readSignInSettings } from './sign-in-settings.js';
import { TokenClaims } from './token-claims.js';

const prefix = '/oidc';
const purgeMs = 10 * 60_000;

/**
 * Serves the OpenID provider under `/oidc`, beside the graph.
 * @throws ConfigurationError for settings that cannot be used; StartError when sign-ins of an embedded nation are found
 * outside one.
 */
export async function mountSignIn(
  http: FastifyInstance,
  { db, clock }: Machinery,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const settings = readSignInSettings(environment);
  const { development } = settings;
  const vault = new Vault(settings.encryptionKeys);
  if (development) await plantDevelopment(db, vault, settings.pin);
  else await refuseDevelopment(db);

  const credentials = new CredentialService(
    db,
    { law: clock, world: systemClock },
    { vault, pin: settings.pin },
  );
  const claims = new TokenClaims(db, clock);
  const parts = { db, vault, settings, credentials, claims, log: http.log };
  const issuer = () => settings.issuer ?? listeningAt(http);
  const holder = new ProviderHolder(issuer, new KeyRing(db, systemClock, vault), parts);
  const interactions = new InteractionService(credentials, claims);
  await http.register(async (scope) =>
    mountInteractions(scope, `${prefix}/interaction/:uid`, { holder, interactions, issuer, development }),
  );
  await http.register(async (scope) => mountProvider(scope, holder, issuer));
  purgeRegularly(http, db);
}

/** Hands requests to the provider as they came: nothing of ours reads their bodies. */
function mountProvider(http: FastifyInstance, holder: ProviderHolder, issuer: () => string): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', (_request, _payload, done) => done(null));
  http.setErrorHandler((err, request, reply) => {
    request.log.error({ err }, 'the OpenID provider failed');
    // In the words of OAuth, which are all that its clients understand (RFC 6749 section 4.1.2.1).
    return reply.code(503).send({ error: 'temporarily_unavailable' });
  });
  http.all(`${prefix}/*`, async (request, reply) => {
    const provider = await holder.current();
    reply.hijack();
    reply.raw.setHeader('x-request-id', request.id);
    await provider.callback()(asSeenFromOutside(request.raw, issuer()), reply.raw);
  });
}

/** The provider builds addresses out of host and path; both are those of its issuer, whatever a client claims. */
function asSeenFromOutside(request: IncomingMessage, issuer: string): IncomingMessage {
  const { host, pathname, protocol } = new URL(issuer);
  const path = (request.url ?? '/').slice(prefix.length);
  request.headers.host = host;
  request.headers['x-forwarded-host'] = host;
  request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
  return Object.assign(request, { url: path, originalUrl: `${pathname.replace(/\/$/, '')}${path}` });
}

function listeningAt(http: FastifyInstance): string {
  const { port } = http.server.address() as AddressInfo;
  return `http://127.0.0.1:${port}${prefix}`;
}

function purgeRegularly(http: FastifyInstance, db: DataSource): void {
  const purge = () =>
    db
      .query('SELECT purge_oidc_models()')
      .catch((err: unknown) => http.log.error({ err }, 'the purge failed'));
  const timer = setInterval(() => void purge(), purgeMs).unref();
  http.addHook('onClose', async () => clearInterval(timer));
}
