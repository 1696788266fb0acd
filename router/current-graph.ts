import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invariant } from '../shared/errors/invariant.js';
import {
  type GraphqlHandler,
  graphqlPath,
  mountGraphqlHandler,
  type RouteLimits,
} from '../shared/http/http-server.js';
import type { Standing } from './observe/standing-metrics.js';
import type { ServedGraph } from './served-graph.js';

/** The supergraph that new requests are served from. Those before it live on until the last of their requests is answered. */
export class CurrentGraph {
  readonly #retiring = new Set<Promise<void>>();
  readonly #servedFrom = new WeakMap<FastifyRequest, ServedGraph>();

  constructor(
    private graph: ServedGraph,
    private readonly drainMs: number,
  ) {}

  get release() {
    return this.graph.release;
  }

  get standing(): Standing {
    return this.graph.standing;
  }

  get hasRules(): boolean {
    return this.graph.hasRules;
  }

  /** Chooses once for each request, before anything is known of it, and serves all of it from there. */
  mount(server: FastifyInstance, options: RouteLimits): void {
    server.addHook('onRequest', async (request, reply) => {
      if (request.routeOptions.url !== graphqlPath) return;
      const { graph } = this;
      this.#servedFrom.set(request, graph);
      graph.inFlight.begin();
      // Unlike `onResponse`, it comes for a client that hangs up too.
      reply.raw.once('close', () => graph.inFlight.end());
      await graph.admit(request, reply);
    });
    const handle: GraphqlHandler = (request, reply) => {
      const graph = this.#servedFrom.get(request);
      invariant(graph, 'every request was given a supergraph');
      return graph.handle(request, reply);
    };
    mountGraphqlHandler(server, handle, options);
  }

  /** From now on new requests are served from another one; it must be ready for them. */
  replace(next: ServedGraph): void {
    this.#retire(this.graph);
    this.graph = next;
  }

  /** Lets go of everything, once the server takes no requests any more. */
  async close(): Promise<void> {
    this.#retire(this.graph);
    await Promise.all(this.#retiring);
  }

  #retire(graph: ServedGraph): void {
    const retired = graph.retire(this.drainMs).finally(() => this.#retiring.delete(retired));
    this.#retiring.add(retired);
  }
}
