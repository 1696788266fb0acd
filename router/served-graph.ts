import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parse, validate } from 'graphql';
import type { Logger } from 'pino';
import { fewErrors } from '../shared/errors/few-errors.plugin.js';
import { presentingAndLogging } from '../shared/errors/present-error.js';
import { type GraphqlHandler, graphqlHandler } from '../shared/http/http-server.js';
import { responseText } from './execute/written-data.js';
import { Gateway } from './gateway.js';
import type { AskedOperation, HotOperations } from './hot-operations.js';
import { rememberingHot } from './hot-operations.plugin.js';
import { InFlight } from './in-flight.js';
import { Documents } from './limit/documents.js';
import type { Limits } from './limit/limits.js';
import { defaultLink, type LinkSettings } from './link/link-settings.js';
import { SubgraphLink } from './link/subgraph-link.js';
import type { Observation } from './observe/observation.js';
import { observing } from './observe/observing.plugin.js';
import type { Standing } from './observe/standing-metrics.js';
import { operationKindRule } from './operation-kind.rule.js';
import type { Pace } from './pace.js';
import type { Protection, Protections } from './protection.js';
import type { Release } from './release/release.js';
import type { ServedContext } from './router-context.js';
import type { Turns } from './shed/turns.js';
import type { SubgraphPlaces } from './subgraph-url.js';
import { type Supergraph, supergraphInSteps } from './supergraph.js';
import { typenameAliasRule } from './typename-alias.rule.js';

export interface ServedGraphOptions extends SubgraphPlaces {
  readonly protections: Protections;
  /** How long a subgraph may take for one call. */
  readonly deadlineMs: number;
  /** What else bounds the calls to each subgraph; left out, the defaults do. */
  readonly link?: Partial<LinkSettings>;
  /** Milliseconds after which a request is answered with what there is; left out, when its calls have ended. */
  readonly requestDeadlineMs?: number;
  readonly limits: Limits;
  readonly introspection: boolean;
  readonly hot: HotOperations;
  readonly observation: Observation;
  /** In which requests are begun. */
  readonly turns: Turns;
  readonly log: Logger;
}

/**
 * All that belongs to one supergraph: what is planned, the connections to its subgraphs, what each of them is told of who
 * asks. A request is served by one of these from its first header to its last byte, whatever is loaded meanwhile.
 */
export class ServedGraph {
  readonly inFlight = new InFlight();
  readonly #handle: GraphqlHandler;

  /** @throws StartError, ConfigurationError when it cannot be served; nothing is left open then. */
  static async start(release: Release, options: ServedGraphOptions, pace: Pace): Promise<ServedGraph> {
    const supergraph = await pace.all(supergraphInSteps(release.sdl, options));
    const protection = supergraph.rules && options.protections.over([...supergraph.subgraphs.keys()]);
    const links = linksOf(supergraph, protection, options);
    try {
      const gateway = new Gateway(
        supergraph,
        links,
        options.limits.options,
        options.log,
        options.observation.plans,
      );
      const apollo = apolloOf(gateway, supergraph, options);
      await pace.step(() => apollo.start());
      return new ServedGraph(release, options, { supergraph, protection, links, gateway, apollo });
    } catch (error) {
      await closeAll(links);
      throw error;
    }
  }

  private constructor(
    readonly release: Release,
    { requestDeadlineMs, limits, observation }: ServedGraphOptions,
    private readonly parts: Parts,
  ) {
    const { apollo, protection } = parts;
    this.#handle = graphqlHandler(apollo, (requestId, request) => {
      const caller = protection?.authentication.callerOf(request) ?? null;
      const observed = observation.requests.admit(request, () => limits.admit(request, caller));
      const endsAt = requestDeadlineMs === undefined ? undefined : performance.now() + requestDeadlineMs;
      return { requestId, caller, endsAt, observed, trace: observed.trace };
    });
  }

  get hasRules(): boolean {
    return this.parts.protection !== null;
  }

  get standing(): Standing {
    const { gateway, links } = this.parts;
    const breakers = new Map([...links].map(([name, { breakerState }]) => [name, breakerState] as const));
    return { plans: gateway.plans, breakers };
  }

  /** Finds out who asks, and answers at once who shows a token that is not valid. */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.parts.protection?.authentication.admit(request, reply);
  }

  readonly handle: GraphqlHandler = async (request, reply) => {
    // Also when the client has hung up: what was begun at a ministry is not cut off.
    this.inFlight.begin();
    try {
      return await this.#handle(request, reply);
    } finally {
      this.inFlight.end();
    }
  };

  /**
   * Plans an operation before anybody asks it.
   * @returns false when it does not fit this supergraph.
   */
  async prepare({ query, operationName }: AskedOperation): Promise<boolean> {
    const { gateway, supergraph } = this.parts;
    if (validate(supergraph.clientSchema, parse(query)).length > 0) return false;
    gateway.prepare(query, operationName);
    return true;
  }

  /** Answers what is in flight, for so long at most, and lets go of everything. Nothing new may come. */
  async retire(drainMs: number): Promise<void> {
    await this.inFlight.ended(drainMs);
    await this.parts.apollo.stop();
    await closeAll(this.parts.links);
  }
}

interface Parts {
  readonly supergraph: Supergraph;
  readonly protection: Protection | null;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly gateway: Gateway;
  readonly apollo: ApolloServer<ServedContext>;
}

function apolloOf(
  gateway: Gateway,
  { schema }: Supergraph,
  { introspection, limits, hot, observation, log }: ServedGraphOptions,
): ApolloServer<ServedContext> {
  return new ApolloServer<ServedContext>({
    gateway,
    introspection,
    validationRules: [operationKindRule, typenameAliasRule],
    formatError: presentingAndLogging(log),
    includeStacktraceInErrorResponses: false,
    stringifyResult: responseText,
    documentStore: new Documents(),
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    ...limits.ofApollo,
    plugins: [
      ...quiet,
      fewErrors,
      ...limits.plugins(() => schema),
      rememberingHot(hot),
      observing(observation.requests),
    ],
    logger: log,
  });
}

/** Nothing reports to Apollo, whatever the environment says; and no answer is ever stored, so nothing works out for how long. */
const quiet = [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
];

function linksOf(
  { subgraphs }: Supergraph,
  protection: Protection | null,
  { deadlineMs, link, observation: { links: observer }, turns: { onCallEnded }, log }: ServedGraphOptions,
): ReadonlyMap<string, SubgraphLink> {
  const settings = { ...defaultLink, ...link, deadlineMs };
  return new Map(
    [...subgraphs].map(([name, url]) => {
      const sealer = protection?.sealerFor(name) ?? null;
      return [name, new SubgraphLink({ name, url, settings, log, sealer, observer, onCallEnded })] as const;
    }),
  );
}

async function closeAll(links: ReadonlyMap<string, SubgraphLink>): Promise<void> {
  await Promise.all([...links.values()].map((link) => link.close()));
}
