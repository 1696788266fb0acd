import { pino } from 'pino';
import { EnvelopeSealer } from '../../shared/auth/envelope.js';
import type { Viewer } from '../../shared/auth/viewer.js';
import type { BreakerState } from '../link/breaker.js';
import type { CallOutcome } from '../link/link-observer.js';
import { defaultLink, type LinkSettings } from '../link/link-settings.js';
import { type LinkCall, SubgraphLink } from '../link/subgraph-link.js';
import type { RouterContext } from '../router-context.js';

const key = { kid: 'test', secret: Buffer.alloc(32, 7) };

/** A link to one address that remembers what it was told happens on it. */
export class LinkUnderTest {
  readonly outcomes: CallOutcome[] = [];
  readonly turned: BreakerState[] = [];
  secondTries = 0;
  readonly logged: string[] = [];
  readonly #link: SubgraphLink;

  constructor(url: string, settings: Partial<LinkSettings> = {}, hasRules = false) {
    this.#link = new SubgraphLink({
      name: 'users',
      url: new URL(url),
      settings: { ...defaultLink, deadlineMs: 1_000, ...settings },
      sealer: hasRules ? new EnvelopeSealer('users', key) : null,
      log: pino({ level: 'debug' }, { write: (line: string) => void this.logged.push(line) }),
      observer: {
        onCall: (_, outcome) => this.outcomes.push(outcome),
        onSecondTry: () => {
          this.secondTries += 1;
        },
        onBreaker: (_, state) => this.turned.push(state),
      },
    });
  }

  /** @returns the parsed answer. */
  async ask(query: string, { as = null, ...call }: Asking = {}): Promise<unknown> {
    const caller = as && { viewer: as, approvedPurposes: [] };
    const context: RouterContext = { requestId: 'a-request', caller, endsAt: call.endsAt };
    const body = JSON.stringify({ query });
    return JSON.parse(await this.#link.call({ body, isQuery: true, ...call }, context));
  }

  close(): Promise<void> {
    return this.#link.close();
  }
}

interface Asking extends Partial<Omit<LinkCall, 'body'>> {
  readonly as?: Viewer | null;
  readonly endsAt?: number;
}
