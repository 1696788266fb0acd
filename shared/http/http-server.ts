import { randomUUID } from 'node:crypto';
import type { ApolloServer, BaseContext } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
  type RouteOptions,
} from 'fastify';
import type { Logger } from 'pino';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { answerError, answerNonsense, bodyBytesMax, errorBody } from './refusals.js';

export interface HttpServerOptions {
  readonly log: Logger;
  readonly metrics: Registry;
  /** What `/metrics` tells; left out, all that is in the registry. */
  readonly scrape?: (() => Promise<string>) | undefined;
  /** Whether the process can do its work now; asked by `/health/ready`. */
  readonly ready: () => Promise<boolean> | boolean;
  /** What `/health/ready` tells besides; it is told to everybody. */
  readonly details?: () => Readonly<Record<string, unknown>>;
  readonly patience?: Patience;
}

/** How long a client may take for its headers, and for a whole request, from its first byte or its connection on. */
export interface Patience {
  readonly headersMs: number;
  readonly requestMs: number;
}

/** Longer than the idle time of the load balancers in front, so that they and not we close an idle connection. */
const keepAliveMs = 65_000;
const usualPatience: Patience = { headersMs: 10_000, requestMs: 30_000 };

/** An HTTP server with health, metrics, request ids and limits; both the router and the subgraphs stand on it. */
export async function createHttpServer({
  log,
  metrics,
  scrape = () => metrics.metrics(),
  ready,
  details = () => ({}),
  patience: { headersMs, requestMs } = usualPatience,
}: HttpServerOptions): Promise<FastifyInstance> {
  const server = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    bodyLimit: bodyBytesMax,
    // Names as a specification allows them: nothing here copies what is sent into an object of its own.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    keepAliveTimeout: keepAliveMs,
    requestTimeout: requestMs,
    connectionTimeout: requestMs,
    // Node looks for slow clients this often only.
    http: { headersTimeout: headersMs, connectionsCheckingInterval: headersMs / 2 },
    forceCloseConnections: 'idle',
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    routerOptions: { ignoreTrailingSlash: true },
    frameworkErrors: answerError,
    clientErrorHandler: answerNonsense,
    return503OnClosing: false,
  });
  collectDefaultMetrics({ register: metrics });
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => logResponse(request, reply));
  hangUpWhenStopping(server);
  server.setErrorHandler(answerError);
  server.setNotFoundHandler((_, reply) =>
    reply.code(404).send(errorBody('NOT_FOUND', 'Nothing is served here.')),
  );
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_, reply) => {
    const isReady = await ready();
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', ...details() });
  });
  server.get('/metrics', async (_, reply) => reply.type(metrics.contentType).send(await scrape()));
  return server;
}

/** A client that keeps its connection would hold up the stop for as long as we keep idle connections. */
function hangUpWhenStopping(server: FastifyInstance): void {
  let isStopping = false;
  server.addHook('preClose', async () => {
    isStopping = true;
  });
  server.addHook('onSend', async (_, reply) => {
    if (isStopping) void reply.header('connection', 'close');
  });
}

/** Serves one GraphQL schema over HTTP, as `mountGraphqlHandler` says. */
export function mountGraphql<Context extends BaseContext>(
  server: FastifyInstance,
  apollo: ApolloServer<Context>,
  contextOf: ContextOf<Context>,
): void {
  mountGraphqlHandler(server, graphqlHandler(apollo, contextOf));
}

/**
 * Serves GraphQL over HTTP at `/graphql`. Only JSON in UTF-8 is read; another media type or charset is 415, on GET too,
 * because a browser sends those to other origins without asking.
 */
export function mountGraphqlHandler(
  server: FastifyInstance,
  handler: GraphqlHandler,
  options: RouteLimits = {},
): void {
  server.route({
    ...options,
    method: ['GET', 'POST'],
    url: graphqlPath,
    onRequest: [keepUnstored, refuseOtherMedia],
    handler,
  });
}

/** How large a body may be, and whether answers are compressed. */
export type RouteLimits = Pick<RouteOptions, 'bodyLimit' | 'compress'>;

/** Answers one GraphQL request; what it returns is the body. */
export type GraphqlHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

type ContextOf<Context> = (requestId: string, request: FastifyRequest) => Context;

export function graphqlHandler<Context extends BaseContext>(
  apollo: ApolloServer<Context>,
  contextOf: ContextOf<Context>,
): GraphqlHandler {
  const handle: (request: FastifyRequest, reply: FastifyReply) => unknown = fastifyApolloHandler(apollo, {
    context: async (request) => contextOf(request.id, request),
  });
  return async (request, reply) => {
    const body = await handle(request, reply);
    return typeof body === 'string' && body.length > longText ? Buffer.from(body) : body;
  };
}

/** A longer text is sent as bytes: otherwise it is measured, joined to the headers and copied once more on its way. */
const longText = 16_384;

/** The only path that answers GraphQL. */
export const graphqlPath = '/graphql';

/** Answers are about persons: nobody on the way may keep one. */
async function keepUnstored(_: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('cache-control', 'no-store');
}

const jsonInUtf8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

async function refuseOtherMedia(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const type = request.headers['content-type'];
  if (type === undefined ? request.method === 'GET' : jsonInUtf8.test(type)) return;
  await reply.code(415).send(errorBody('BAD_REQUEST', 'Send application/json in UTF-8.'));
}

/** A caller's id is kept only when it cannot carry anything but an id. */
function requestIdOf(request: {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[A-Za-z0-9-]{8,64}$/.test(given) ? given : randomUUID();
}

function logResponse(request: FastifyRequest, reply: FastifyReply): void {
  const path = request.routeOptions.url ?? 'unknown';
  if (path.startsWith('/health') || path === '/metrics') return;
  request.log.info(
    { method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
    'answered',
  );
}
