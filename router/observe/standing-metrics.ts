import { Gauge, type Registry } from 'prom-client';
import type { BreakerState } from '../link/breaker.js';

/** How the supergraph that is served stands now. */
export interface Standing {
  /** Operations that are ready. */
  readonly plans: number;
  readonly breakers: ReadonlyMap<string, BreakerState>;
}

const states: readonly BreakerState[] = ['CLOSED', 'OPEN', 'HALF_OPEN'];

/** Asks, at each scrape, how the supergraph stands that is served then: what was replaced has no say any more. */
export function measureStanding(metrics: Registry, standing: () => Standing): void {
  const registers = [metrics];
  new Gauge({
    name: 'router_plan_cache_operations',
    help: 'Operations that are planned.',
    registers,
    collect() {
      this.set(standing().plans);
    },
  });
  new Gauge({
    name: 'router_subgraph_breaker_state',
    help: '1 for the state in which the breaker of a subgraph is; of several workers, how many are in it.',
    labelNames: ['subgraph', 'state'],
    registers,
    collect() {
      this.reset();
      for (const [subgraph, current] of standing().breakers)
        for (const state of states) this.set({ subgraph, state }, state === current ? 1 : 0);
    },
  });
}
