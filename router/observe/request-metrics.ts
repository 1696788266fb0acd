import { Counter, Histogram, type Registry } from 'prom-client';
import type { RequestEnd, RequestOutcome } from './request-end.js';

/** Seconds, from what a warm query takes to when a request is given up. */
export const secondsBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];

const outcomes: readonly RequestOutcome[] = ['OK', 'PARTIAL', 'FAILED', 'REFUSED', 'ABANDONED'];

/** Counts and times requests. All labels are of small, fixed sets but the operation's name, which is chosen with care. */
export class RequestMetrics {
  readonly #requests: Counter<'kind' | 'outcome' | 'code'>;
  readonly #seconds: Histogram<'kind' | 'outcome'>;
  readonly #operations: Counter<'operation' | 'outcome'>;
  readonly #operationSeconds: Histogram<'operation'>;

  constructor(metrics: Registry) {
    const registers = [metrics];
    this.#requests = new Counter({
      name: 'router_requests_total',
      help: 'GraphQL requests by kind, how they ended, and the code of the error that says why.',
      labelNames: ['kind', 'outcome', 'code'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'router_request_seconds',
      help: 'From the headers of a GraphQL request to the last byte of its answer.',
      labelNames: ['kind', 'outcome'],
      buckets: secondsBuckets,
      registers,
    });
    this.#operations = new Counter({
      name: 'router_operations_total',
      help: 'Requests whose operation fits the schema, by its name: registered, or among the hottest.',
      labelNames: ['operation', 'outcome'],
      registers,
    });
    this.#operationSeconds = new Histogram({
      name: 'router_operation_seconds',
      help: 'How long requests took, by the name of their operation.',
      labelNames: ['operation'],
      buckets: secondsBuckets,
      registers,
    });
  }

  ended({ kind, operation, outcome, code }: RequestEnd, seconds: number): void {
    this.#requests.inc({ kind, outcome, code });
    this.#seconds.observe({ kind, outcome }, seconds);
    if (operation === null) return;
    this.#operations.inc({ operation, outcome });
    this.#operationSeconds.observe({ operation }, seconds);
  }

  forget(operation: string): void {
    this.#operationSeconds.remove({ operation });
    for (const outcome of outcomes) this.#operations.remove({ operation, outcome });
  }
}
