import { Counter, Histogram, type Registry } from 'prom-client';
import type { PlanObserver } from '../execute/plan-observer.js';
import { secondsBuckets } from './request-metrics.js';

/** Counts and times planning. */
export class PlanMetrics implements PlanObserver {
  readonly #lookUps: Counter<'result'>;
  readonly #seconds: Histogram;

  constructor(metrics: Registry) {
    const registers = [metrics];
    this.#lookUps = new Counter({
      name: 'router_plan_cache_lookups_total',
      help: 'Operations that were planned already (HIT) or had to be (MISS), those planned ahead for a new supergraph included.',
      labelNames: ['result'],
      registers,
    });
    this.#seconds = new Histogram({
      name: 'router_planning_seconds',
      help: 'How long planning an operation kept the process to itself.',
      buckets: secondsBuckets,
      registers,
    });
  }

  onKnown(): void {
    this.#lookUps.inc({ result: 'HIT' });
  }

  onPlanned(seconds: number): void {
    this.#lookUps.inc({ result: 'MISS' });
    this.#seconds.observe(seconds);
  }
}
