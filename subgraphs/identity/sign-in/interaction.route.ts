import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { languageFor, rememberLanguage } from './chosen-language.js';
import { html } from './html.js';
import type { InteractionDetails, InteractionService, Step, Visit } from './interaction.service.js';
import { pageHeaders, renderPage } from './page.js';
import type { ProviderHolder } from './provider-holder.js';
import { type Language, words } from './words.js';

export interface InteractionRoutes {
  readonly holder: ProviderHolder;
  readonly interactions: InteractionService;
  readonly issuer: () => string;
  readonly development: boolean;
}

const formBytesMax = 2_048;

/** The pages a person sees between an app's request and its answer. */
export function mountInteractions(http: FastifyInstance, path: string, routes: InteractionRoutes): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytesMax },
    (_, body, done) => done(null, new URLSearchParams(String(body))),
  );
  http.setErrorHandler((error: FastifyError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'a page of the sign-in failed');
    const language = languageFor(request);
    const say = words[language];
    const body = html`<p role="alert">${status >= 500 ? say.broken : say.wrongRequest}</p>`;
    return send(reply, routes, { language, page: { heading: say.problem, body }, status });
  });
  http.get(path, (request, reply) =>
    receive(request, reply, routes, (visit) => routes.interactions.show(visit)),
  );
  http.post(path, (request, reply) => {
    if (!isFromOurPage(request, routes.issuer())) return reply.code(403).send();
    const fields = request.body instanceof URLSearchParams ? request.body : new URLSearchParams();
    return receive(request, reply, routes, (visit) => routes.interactions.submit(visit, fields));
  });
}

async function receive(
  request: FastifyRequest,
  reply: FastifyReply,
  routes: InteractionRoutes,
  act: (visit: Visit) => Promise<Step>,
): Promise<FastifyReply> {
  const visit = await visitOf(request, reply, await routes.holder.current());
  const language = languageFor(request, visit?.details.params.ui_locales);
  const say = words[language];
  if (!visit) {
    const page = { heading: say.problem, body: html`<p role="alert">${say.expired}</p>` };
    return send(reply, routes, { language, page, status: 404 });
  }
  const step = await act({ ...visit, say });
  if (step.kind === 'DONE') return reply.redirect(step.returnTo, 303);
  return send(reply, routes, { language, page: step.page, status: step.status, details: visit.details });
}

/** @returns null when the cookies are of no visit, or of another than the address says, or the app was suspended meanwhile. */
async function visitOf(
  { raw, url }: FastifyRequest,
  reply: FastifyReply,
  provider: Provider,
): Promise<Omit<Visit, 'say'> | null> {
  const details = await provider.interactionDetails(raw, reply.raw).catch((error: unknown) => {
    if (error instanceof errors.SessionNotFound) return null;
    throw error;
  });
  if (!details || !URL.parse(url, provider.issuer)?.pathname.endsWith(`/${details.uid}`)) return null;
  const client = await provider.Client.find(String(details.params.client_id));
  return client ? { provider, request: raw, response: reply.raw, details, client } : null;
}

interface Shown {
  readonly language: Language;
  readonly page: Extract<Step, { kind: 'PAGE' }>['page'];
  readonly status: number;
  readonly details?: InteractionDetails;
}

function send(
  reply: FastifyReply,
  { development, issuer }: InteractionRoutes,
  { language, page, status, details }: Shown,
): FastifyReply {
  const other = language === 'id' ? 'en' : 'id';
  const otherLanguageUrl = details ? `${issuer()}/interaction/${details.uid}?lang=${other}` : null;
  const returnsTo = URL.parse(String(details?.params.redirect_uri))?.origin;
  const remembered = rememberLanguage(reply.request.url, issuer());
  if (remembered !== null) void reply.header('set-cookie', remembered);
  return reply
    .code(status)
    .headers(pageHeaders(returnsTo === undefined ? [] : [returnsTo]))
    .send(renderPage({ language, ...page, otherLanguageUrl, development }));
}

/**
 * Browsers say where a form comes from; a page that sends no referrer, as ours, says `null`. The provider's cookies do not
 * go along with other sites' forms; this is the second lock.
 */
function isFromOurPage({ headers }: FastifyRequest, issuer: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') return false;
  return (
    headers.origin === undefined || headers.origin === 'null' || headers.origin === new URL(issuer).origin
  );
}
