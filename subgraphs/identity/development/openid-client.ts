import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { importJWK, type JWK, SignJWT } from 'jose';
import { generate } from 'otplib';
import { request } from 'undici';
import { PageVisitor, type Place } from './page-visitor.js';

export interface Person {
  readonly nik: string;
  readonly pin: string;
  /** The secret of the authenticator app; left out to sign in with the PIN alone. */
  readonly totpSecret?: string;
}

export interface TokenAnswer {
  readonly status: number;
  /** `access_token`, `refresh_token`, … or `error`. */
  readonly body: Readonly<Record<string, string>>;
}

/** Parameters of a request; those set to null are left out. */
type Parameters = Readonly<Record<string, string | null>>;

/** An app as anybody would write it, with nothing but HTTP. */
export class OpenIdClient {
  readonly #verifier = randomBytes(32).toString('base64url');

  constructor(
    private readonly issuer: string,
    private readonly clientId: string,
    private readonly redirectUri: string,
    readonly visitor = new PageVisitor(issuer),
  ) {}

  /** Sends the person to the provider with an authorization request. */
  authorize(scope: string, parameters: Parameters = {}): Promise<Place> {
    const url = new URL(`${this.issuer}/auth`);
    url.search = formOf({
      client_id: this.clientId,
      redirect_uri: this.redirectUri,
      response_type: 'code',
      scope,
      state: 'state',
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    });
    return this.visitor.visit(url);
  }

  /** Lets a person sign in and consent; @returns where the person ends up: back at the app, or at the page that refuses. */
  async signIn(scope: string, { nik, pin, totpSecret }: Person, parameters: Parameters = {}): Promise<Place> {
    const level = totpSecret === undefined ? 1 : 2;
    const page = await this.authorize(scope, {
      acr_values: `urn:inadigital:assurance:${level}`,
      ...parameters,
    });
    const code = totpSecret === undefined ? '' : await generate({ secret: totpSecret });
    const next = await this.visitor.submit(page, { nik, pin, code, decision: 'sign-in' });
    return next.text.includes('value="allow"') ? this.visitor.submit(next, { decision: 'allow' }) : next;
  }

  /** Redeems the code that a person was sent back with. */
  redeem({ url }: Place, parameters: Parameters = {}): Promise<TokenAnswer> {
    return this.post('token', {
      grant_type: 'authorization_code',
      code: url.searchParams.get('code') ?? '',
      redirect_uri: this.redirectUri,
      code_verifier: this.#verifier,
      ...parameters,
    });
  }

  refresh(token: string): Promise<TokenAnswer> {
    return this.post('token', { grant_type: 'refresh_token', refresh_token: token });
  }

  /** A token for a program, which proves itself with its private key (RFC 7523). */
  async asProgram(
    key: JWK,
    scope: string,
    claims: Readonly<Record<string, unknown>> = {},
  ): Promise<TokenAnswer> {
    return this.present(await this.assertion(key, claims), scope);
  }

  present(assertion: string, scope: string): Promise<TokenAnswer> {
    return this.post('token', {
      grant_type: 'client_credentials',
      scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    });
  }

  async assertion(key: JWK, claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1_000);
    const standard = { iss: this.clientId, sub: this.clientId, aud: this.issuer, jti: randomUUID() };
    const jwt = new SignJWT({ ...standard, iat: now, exp: now + 60, ...claims });
    return jwt.setProtectedHeader({ alg: 'ES256', kid: key.kid ?? '' }).sign(await importJWK(key, 'ES256'));
  }

  async post(route: string, parameters: Parameters): Promise<TokenAnswer> {
    const { statusCode, body } = await request(`${this.issuer}/${route}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: formOf({ client_id: this.clientId, ...parameters }),
    });
    const text = await body.text();
    return { status: statusCode, body: text === '' ? {} : JSON.parse(text) };
  }
}

function formOf(parameters: Parameters): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== null) form.set(name, value);
  return form.toString();
}
