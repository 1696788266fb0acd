import type { Registry } from 'prom-client';
import type { PlanObserver } from '../execute/plan-observer.js';
import type { LinkObserver } from '../link/link-observer.js';
import { LinkMetrics } from './link-metrics.js';
import { PlanMetrics } from './plan-metrics.js';
import { RequestObserver } from './request-observer.js';
import { measureStanding, type Standing } from './standing-metrics.js';
import type { Tracing } from './tracing.js';

export interface ObservationOptions {
  /** The names of the only operations that are answered; null when clients choose. */
  readonly registered: ReadonlySet<string> | null;
  /** Null to trace nothing. */
  readonly tracing: Tracing | null;
}

/** All that tells how a router does, whatever supergraph it serves meanwhile. No label holds what a client sent. */
export class Observation {
  readonly requests: RequestObserver;
  readonly links: LinkObserver;
  readonly plans: PlanObserver;

  constructor(
    private readonly metrics: Registry,
    { registered, tracing }: ObservationOptions,
  ) {
    this.requests = new RequestObserver(metrics, registered, tracing);
    this.links = new LinkMetrics(metrics);
    this.plans = new PlanMetrics(metrics);
  }

  /** Also tells how the supergraph stands that is served at each scrape. */
  watch(standing: () => Standing): void {
    measureStanding(this.metrics, standing);
  }
}
