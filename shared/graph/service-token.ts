import { randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import { request } from 'undici';
import { z } from 'zod';

export interface ServiceIdentity {
  /** Of the OpenID provider. */
  readonly issuer: string;
  readonly clientId: string;
  /** The private key whose public half the provider knows. */
  readonly key: JWK;
  /** What the token is for. */
  readonly audience: string;
  readonly scope: string;
}

const discovery = z.object({ token_endpoint: z.url() });
const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });

const algorithm = 'ES256';
const assertionSeconds = 60;
/** A token is asked for anew before it ends, so that none ends on its way. */
const renewBeforeMs = 30_000;
const deadlineMs = 3_000;

/**
 * The access token of a ministry's own back end: client credentials proven with a signed assertion (RFC 7523,
 * private_key_jwt). Asked for once for all who need it at a time.
 */
export class ServiceToken {
  #current: Promise<{ readonly token: string; readonly renewAt: number }> | null = null;

  constructor(private readonly identity: ServiceIdentity) {}

  /** @throws Error when the provider gives none. */
  async get(): Promise<string> {
    const known = this.#current;
    const current = await known?.catch(() => null);
    if (current && Date.now() < current.renewAt) return current.token;
    // Whoever waited for the same old token finds that the first of them has asked already.
    if (!this.#current || this.#current === known) this.#current = this.#fetch();
    const fetching = this.#current;
    try {
      return (await fetching).token;
    } catch (error) {
      if (this.#current === fetching) this.#current = null;
      throw error;
    }
  }

  async #fetch(): Promise<{ readonly token: string; readonly renewAt: number }> {
    const { issuer, audience, scope } = this.identity;
    const signal = AbortSignal.timeout(deadlineMs);
    const found = await request(`${issuer}/.well-known/openid-configuration`, { signal });
    const { token_endpoint: endpoint } = discovery.parse(await found.body.json());
    const { body } = await request(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        resource: audience,
        scope,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await this.#assertion(),
      }).toString(),
      signal,
    });
    const answer = tokenAnswer.parse(await body.json());
    return {
      token: answer.access_token,
      renewAt: Date.now() + answer.expires_in * 1_000 - renewBeforeMs,
    };
  }

  async #assertion(): Promise<string> {
    const { issuer, clientId, key } = this.identity;
    return new SignJWT()
      .setProtectedHeader({ alg: algorithm, ...(key.kid !== undefined && { kid: key.kid }) })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(issuer)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${assertionSeconds}s`)
      .sign(await importJWK(key, algorithm));
  }
}
