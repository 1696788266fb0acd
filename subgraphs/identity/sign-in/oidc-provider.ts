import { createHmac } from 'node:crypto';
import type { EventEmitter } from 'node:events';
import Provider, { type Configuration, interactionPolicy, type KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { invariant } from '../../../shared/errors/invariant.js';
import { mayReadAnswers } from '../app/redirect-uri.rule.js';
import { AppKind } from '../app/registered-app.entity.js';
import type { CredentialService } from '../credential/credential.service.js';
import type { Vault } from '../secret/vault.js';
import type { PrivateJwk } from '../signing-key/key-ring.js';
import { assurance, wantsCode } from './assurance.js';
import { appOf } from './client-app.js';
import { appProperties, ClientStore } from './client-store.js';
import { graphResource } from './graph-resource.js';
import { lifetimes } from './lifetimes.js';
import { OidcModelStore } from './oidc-model.store.js';
import { showProblem, showSignedOut, showSignOut } from './provider-pages.js';
import type { SignInSettings } from './sign-in-settings.js';
import type { TokenClaims } from './token-claims.js';

/** What the provider stands on. */
export interface ProviderParts {
  readonly db: DataSource;
  readonly vault: Vault;
  readonly settings: SignInSettings;
  readonly credentials: CredentialService;
  readonly claims: TokenClaims;
  readonly log: Pick<Logger, 'error'>;
}

/** The national digital identity as an OpenID provider. The protocol is the library's; here is what is ours to say. */
export function createProvider(issuer: string, keys: readonly PrivateJwk[], parts: ProviderParts): Provider {
  const provider = new Provider(issuer, configurationOf(issuer, keys, parts));
  // Behind https there is a proxy, which says how it was reached.
  provider.proxy = issuer.startsWith('https:');
  provider.on('server_error', (_, err) => parts.log.error({ err }, 'the OpenID provider failed'));
  // What escapes the library's own handlers; Koa would print it, with whatever it repeats.
  const events: EventEmitter = provider;
  events.on('error', (err) => parts.log.error({ err }, 'the OpenID provider failed'));
  return provider;
}

function configurationOf(issuer: string, keys: readonly PrivateJwk[], parts: ProviderParts): Configuration {
  const { db, vault, settings } = parts;
  const clients = withoutWriting(new ClientStore(db));
  return {
    ...narrowed,
    adapter: (kind) => (kind === 'Client' ? clients : new OidcModelStore(kind, db, vault)),
    jwks: { keys: [...keys] },
    discovery: { embedded_nation: settings.development },
    cookies: { keys: [...settings.cookieKeys], short: { signed: true }, long: { signed: true } },
    interactions: { policy: policyWithAssurance(), url: (_, { uid }) => `${issuer}/interaction/${uid}` },
    pairwiseIdentifier: (_, accountId, client) => pairwise(settings.pairwiseSalt, client.clientId, accountId),
    clientBasedCORS: (_, origin, client) =>
      mayReadAnswers(origin, client.redirectUris ?? [], { anyPort: settings.development }),
    findAccount: (ctx, accountId, token) => findAccount(ctx, parts, accountId, token !== undefined),
    extraTokenClaims: (ctx, token) => claimsOf(ctx, parts, token),
    renderError: showProblem,
    features: featuresOf(parts),
  };
}

/** What the library could do and this provider does not; what is left has one way to do each thing. */
const narrowed = {
  clientDefaults: { id_token_signed_response_alg: 'ES256', authorization_signed_response_alg: 'ES256' },
  enabledJWA: {
    idTokenSigningAlgValues: ['ES256'],
    clientAuthSigningAlgValues: ['ES256'],
    authorizationSigningAlgValues: ['ES256'],
  },
  clientAuthMethods: ['none', 'private_key_jwt'],
  responseTypes: ['code'],
  scopes: ['openid', 'offline_access'],
  claims: { openid: ['sub'], acr: null, amr: null, auth_time: null },
  acrValues: Object.values(assurance),
  subjectTypes: ['pairwise', 'public'],
  pkce: { required: () => true },
  rotateRefreshToken: true,
  extraClientMetadata: { properties: [...appProperties] },
  ttl: lifetimes,
} satisfies Configuration;

const featuresOf = ({ settings, claims }: ProviderParts): Configuration['features'] => ({
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  // Nobody downstream looks for proof of possession, and nobody asked for pushed requests.
  dPoP: { enabled: false },
  pushedAuthorizationRequests: { enabled: false },
  clientCredentials: { enabled: true },
  revocation: { enabled: true, allowedPolicy: (_, client, token) => token.clientId === client.clientId },
  resourceIndicators: graphResource(settings.audience, claims),
  rpInitiatedLogout: { enabled: true, logoutSource: showSignOut, postLogoutSuccessSource: showSignedOut },
});

async function claimsOf(
  { oidc }: KoaContextWithOIDC,
  { claims }: ProviderParts,
  token: { readonly kind: string; readonly accountId?: string },
) {
  invariant(oidc.client, 'tokens are made for a client');
  const app = appOf(oidc.client);
  if (token.accountId === undefined) return { ...claims.ofProgram(app) };
  const { AuthorizationCode: code, RefreshToken: refresh } = oidc.entities;
  return { ...(await claims.ofPerson(app, token.accountId, code?.acr ?? refresh?.acr ?? assurance.pin)) };
}

/** Apps are registered and decided on in the graph; the provider only reads them. */
function withoutWriting(clients: ClientStore) {
  const refuse = () => Promise.reject(new Error('apps are not written by the provider'));
  return {
    find: (id: string) => clients.find(id),
    findByUid: refuse,
    findByUserCode: refuse,
    upsert: refuse,
    consume: refuse,
    destroy: refuse,
    revokeByGrantId: refuse,
  };
}

/** One person is a different subject to every app, so that apps cannot compare notes. */
const pairwise = (salt: Buffer, clientId: string, accountId: string) =>
  createHmac('sha256', salt).update(`${clientId} ${accountId}`).digest('base64url');

/** Asks a person to sign in again when the app asks for the higher level and a PIN is all there was. */
function policyWithAssurance() {
  const policy = interactionPolicy.base();
  const { Check } = interactionPolicy;
  policy
    .get('login')
    ?.checks.add(
      new Check('assurance', 'a higher level of assurance is asked for', 'login_required', ({ oidc }) =>
        wantsCode(oidc.params?.acr_values) && oidc.acr !== assurance.pinAndCode
          ? Check.REQUEST_PROMPT
          : Check.NO_NEED_TO_PROMPT,
      ),
    );
  return policy;
}

/** The person a session or token is of, while the person may sign in, and, for an officers' app, is still its officer. */
async function findAccount(
  { oidc }: KoaContextWithOIDC,
  { credentials, claims }: ProviderParts,
  accountId: string,
  isForToken: boolean,
) {
  if (!(await credentials.isInForce(accountId))) return undefined;
  const app = oidc.client && appOf(oidc.client);
  if (isForToken && app?.kind === AppKind.OFFICER_APP && !(await claims.officerOf(app, accountId)))
    return undefined;
  return { accountId, claims: () => ({ sub: accountId }) };
}
