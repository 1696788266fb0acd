import { Counter, Histogram, type Registry } from 'prom-client';
import type { BreakerState } from '../link/breaker.js';
import type { CallOutcome, LinkObserver } from '../link/link-observer.js';
import { secondsBuckets } from './request-metrics.js';

/** Counts and times what happens on the links to subgraphs. */
export class LinkMetrics implements LinkObserver {
  readonly #calls: Histogram<'subgraph' | 'outcome'>;
  readonly #secondTries: Counter<'subgraph'>;
  readonly #turns: Counter<'subgraph' | 'state'>;

  constructor(metrics: Registry) {
    const registers = [metrics];
    this.#calls = new Histogram({
      name: 'router_subgraph_call_seconds',
      help: 'Calls to a subgraph, their wait for a place and a second try included, by how they ended.',
      labelNames: ['subgraph', 'outcome'],
      buckets: secondsBuckets,
      registers,
    });
    this.#secondTries = new Counter({
      name: 'router_subgraph_second_tries_total',
      help: 'Queries that were sent to a subgraph a second time.',
      labelNames: ['subgraph'],
      registers,
    });
    this.#turns = new Counter({
      name: 'router_subgraph_breaker_turns_total',
      help: 'How often the breaker of a subgraph came to a state.',
      labelNames: ['subgraph', 'state'],
      registers,
    });
  }

  onCall(subgraph: string, outcome: CallOutcome, seconds: number): void {
    this.#calls.observe({ subgraph, outcome }, seconds);
  }

  onSecondTry(subgraph: string): void {
    this.#secondTries.inc({ subgraph });
  }

  onBreaker(subgraph: string, state: BreakerState): void {
    this.#turns.inc({ subgraph, state });
  }
}
