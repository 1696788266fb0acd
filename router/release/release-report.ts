import { Counter, Gauge, type Registry } from 'prom-client';
import { type Refusal, refusals } from './refused-release.js';
import type { Release } from './release.js';

/** What `/health/ready` tells of the supergraph: nothing of what is in it. */
export interface ReleaseHealth {
  readonly version: number | null;
  readonly sha256: string;
  readonly issuedAt: string | null;
  /** Since when it is served. */
  readonly since: string;
  /** Whether it is the router's own copy, because the published one could not be had or was refused. */
  readonly isCopy: boolean;
  /** The last one that was refused, however long ago. */
  readonly refused: { readonly code: Refusal; readonly reason: string; readonly at: string } | null;
  /** Since when the place where supergraphs are published cannot be read; null when it can. */
  readonly awaySince: string | null;
}

/** Keeps what is to be told of the supergraph that is served, and of those that are not. */
export class ReleaseReport {
  #served: Omit<ReleaseHealth, 'refused' | 'awaySince'> | null = null;
  #refused: ReleaseHealth['refused'] = null;
  #awaySince: string | null = null;
  readonly #info: Gauge<'version' | 'sha256'>;
  readonly #reloads: Counter<'outcome'>;
  readonly #lastSuccess: Gauge;

  constructor(metrics: Registry) {
    const registers = [metrics];
    this.#info = new Gauge({
      name: 'router_supergraph_info',
      help: 'The supergraph that is served, as labels; always 1.',
      labelNames: ['version', 'sha256'],
      aggregator: 'max',
      registers,
    });
    this.#reloads = new Counter({
      name: 'router_supergraph_reloads_total',
      help: 'Supergraphs that were found, by what became of them: served, or why not.',
      labelNames: ['outcome'],
      registers,
    });
    this.#lastSuccess = new Gauge({
      name: 'router_supergraph_last_success_timestamp_seconds',
      help: 'When a supergraph was last loaded.',
      // Of several workers it tells of the one that is behind.
      aggregator: 'min',
      registers,
    });
  }

  get health(): ReleaseHealth | null {
    return this.#served && { ...this.#served, refused: this.#refused, awaySince: this.#awaySince };
  }

  served({ version, sha256, issuedAt }: Release, isCopy: boolean): void {
    const since = now();
    this.#served = { version, sha256, issuedAt: issuedAt?.toISOString() ?? null, since, isCopy };
    this.#info.reset();
    this.#info.set({ version: version ?? 'unsigned', sha256 }, 1);
    this.#lastSuccess.setToCurrentTime();
    this.#reloads.inc({ outcome: 'SERVED' });
  }

  /** What is served as a copy is published, too. */
  publishedAgain(): void {
    this.#served &&= { ...this.#served, isCopy: false };
  }

  refused(code: Refusal): void {
    this.#refused = { code, reason: refusals[code], at: now() };
    this.#reloads.inc({ outcome: code });
  }

  /** @returns whether that is new. */
  away(isAway: boolean): boolean {
    if (isAway === (this.#awaySince !== null)) return false;
    this.#awaySince = isAway ? now() : null;
    if (isAway) this.#reloads.inc({ outcome: 'AWAY' });
    return true;
  }
}

const now = () => new Date().toISOString();
