import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { Fault } from '../../shared/errors/fault.js';
import { invariant } from '../../shared/errors/invariant.js';
import { graphqlPath } from '../../shared/http/http-server.js';
import { ObservedRequest } from './observed-request.js';
import { OperationNames } from './operation-names.js';
import type { RequestKind } from './request-end.js';
import { RequestMetrics } from './request-metrics.js';
import type { Tracing } from './tracing.js';

/** Follows each GraphQL request from its headers to the last byte of its answer, also those that others refuse. */
export class RequestObserver {
  readonly #metrics: RequestMetrics;
  readonly #names: OperationNames;
  readonly #observed = new WeakMap<FastifyRequest, ObservedRequest>();

  constructor(
    metrics: Registry,
    registered: ReadonlySet<string> | null,
    private readonly tracing: Tracing | null,
  ) {
    this.#metrics = new RequestMetrics(metrics);
    const onUnlisted = (name: string) => this.#metrics.forget(name);
    this.#names = new OperationNames({ registered, onUnlisted });
  }

  /** Must be called before hooks are added that answer. */
  follow(server: FastifyInstance): void {
    server.addHook('onRequest', async (request, { raw }) => {
      if (request.routeOptions.url !== graphqlPath) return;
      const observed = new ObservedRequest();
      this.#observed.set(request, observed);
      raw.once('close', () => {
        const end = observed.end(raw.writableFinished ? raw.statusCode : null);
        this.#metrics.ended(end, observed.seconds);
      });
    });
  }

  /**
   * Lets a request in.
   * @param check throws what it is refused with.
   */
  admit(request: FastifyRequest, check: () => void): ObservedRequest {
    const observed = this.#observed.get(request);
    invariant(observed, 'every request is followed');
    try {
      check();
    } catch (error) {
      if (error instanceof Fault) observed.refused(error.code);
      throw error;
    }
    const { traceparent } = request.headers;
    observed.traceWith(this.tracing, request.id, typeof traceparent === 'string' ? traceparent : undefined);
    return observed;
  }

  /** @param name as its client chose it. */
  asks(observed: ObservedRequest, kind: RequestKind, name: string | undefined): void {
    observed.asks(kind, this.#names.labelOf(name));
  }
}
