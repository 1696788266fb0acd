import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Client, InteractionResults } from 'oidc-provider';
import { invariant } from '../../../shared/errors/invariant.js';
import { AppKind } from '../app/registered-app.entity.js';
import type { CredentialService } from '../credential/credential.service.js';
import { assurance, wantsCode } from './assurance.js';
import { appOf } from './client-app.js';
import { consentForm } from './consent.page.js';
import { html } from './html.js';
import type { Page } from './page.js';
import { signInForm } from './sign-in.page.js';
import type { TokenClaims } from './token-claims.js';
import type { Words } from './words.js';

/** What a visit leads to: a page, or on to where the provider says. */
export type Step =
  | { readonly kind: 'PAGE'; readonly page: Pick<Page, 'heading' | 'body'>; readonly status: number }
  | { readonly kind: 'DONE'; readonly returnTo: string };

export type InteractionDetails = Awaited<ReturnType<Provider['interactionDetails']>>;

/** One person at one of our pages, on the way from an app's request to its answer. */
export interface Visit {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly details: InteractionDetails;
  readonly client: Client;
  readonly say: Words;
}

/** Leads people through signing in and consenting. That it is one person throughout, the provider's cookies prove. */
export class InteractionService {
  constructor(
    private readonly credentials: CredentialService,
    private readonly claims: TokenClaims,
  ) {}

  show(visit: Visit): Promise<Step> {
    return visit.details.prompt.name === 'consent' ? this.#askConsent(visit) : this.#askSignIn(visit, null);
  }

  submit(visit: Visit, fields: URLSearchParams): Promise<Step> {
    if (fields.get('decision') === 'refuse') return refuse(visit);
    return visit.details.prompt.name === 'consent' ? this.#consent(visit) : this.#signIn(visit, fields);
  }

  async #askSignIn({ say, details, client }: Visit, error: string | null): Promise<Step> {
    const policy = await this.credentials.policy();
    const body = signInForm(say, { wantsCode: wantsCode(details.params.acr_values), error, policy });
    return {
      kind: 'PAGE',
      page: { heading: say.signInTo(nameOf(client)), body },
      status: error === null ? 200 : 422,
    };
  }

  async #signIn(visit: Visit, fields: URLSearchParams): Promise<Step> {
    const { say, details } = visit;
    const withCode = wantsCode(details.params.acr_values);
    const accountId = await this.credentials.signIn({
      nik: fields.get('nik') ?? '',
      pin: fields.get('pin') ?? '',
      code: withCode ? (fields.get('code') ?? '') : null,
    });
    if (accountId === null) return this.#askSignIn(visit, say.refused);
    if (!(await this.#isFor(visit, accountId))) return this.#askSignIn(visit, say.notAnOfficer);
    const acr = withCode ? assurance.pinAndCode : assurance.pin;
    const amr = withCode ? ['pin', 'otp', 'mfa'] : ['pin'];
    return finish(visit, { login: { accountId, acr, amr, remember: false } });
  }

  async #askConsent(visit: Visit): Promise<Step> {
    const { say, client } = visit;
    if (!(await this.#isFor(visit, accountIn(visit)))) {
      const body = html`<p role="alert">${say.notAnOfficer}</p>`;
      return { kind: 'PAGE', page: { heading: say.problem, body }, status: 403 };
    }
    const body = consentForm(say, {
      scopes: await this.#grantable(visit),
      staysSignedIn: scopesIn(visit).includes('offline_access'),
    });
    return { kind: 'PAGE', page: { heading: say.asksConsent(nameOf(client)), body }, status: 200 };
  }

  async #consent(visit: Visit): Promise<Step> {
    const { provider, details, client } = visit;
    const accountId = accountIn(visit);
    if (!(await this.#isFor(visit, accountId))) return refuse(visit);
    const earlier = details.grantId === undefined ? undefined : await provider.Grant.find(details.grantId);
    const grant = earlier ?? new provider.Grant({ accountId, clientId: client.clientId });
    const resource = String(details.params.resource);
    const granted = await this.#grantable(visit);
    const asked = scopesIn(visit);
    grant.addOIDCScope(asked.filter(isOfProvider).join(' '));
    grant.addResourceScope(resource, granted.join(' '));
    // What the person cannot give is refused aloud, or the provider would ask for it again and again.
    const ungiven = asked.filter((scope) => !isOfProvider(scope) && !granted.includes(scope));
    grant.rejectResourceScope(resource, ungiven.join(' '));
    return finish(visit, { consent: { grantId: await grant.save() } });
  }

  /** The scopes that are asked for, that the app may have and the person may give. */
  async #grantable(visit: Visit): Promise<readonly string[]> {
    const allowed = await this.claims.scopesOf(appOf(visit.client), accountIn(visit));
    return scopesIn(visit).filter((scope) => allowed.includes(scope));
  }

  /** Whether an app is for this person: an officers' app is for its agency's officers. */
  async #isFor({ client }: Visit, accountId: string): Promise<boolean> {
    const app = appOf(client);
    return app.kind !== AppKind.OFFICER_APP || (await this.claims.officerOf(app, accountId)) !== null;
  }
}

const refuse = (visit: Visit) =>
  finish(visit, { error: 'access_denied', error_description: 'the person refused' });

async function finish({ provider, request, response }: Visit, result: InteractionResults): Promise<Step> {
  return { kind: 'DONE', returnTo: await provider.interactionResult(request, response, result) };
}

function accountIn({ details }: Visit): string {
  invariant(details.session, 'consent is asked of somebody who signed in');
  return details.session.accountId;
}

const nameOf = ({ clientName, clientId }: Client) => clientName ?? clientId;
const scopesIn = ({ details }: Visit) =>
  String(details.params.scope ?? '')
    .split(' ')
    .filter(Boolean);
const isOfProvider = (scope: string) => scope === 'openid' || scope === 'offline_access';
