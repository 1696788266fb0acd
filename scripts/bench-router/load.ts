import autocannon from 'autocannon';
import { isWhole } from './answer.js';
import { percentile } from './figures.js';

/** One request, as text ready to be sent. */
export interface Asking {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface LoadFigures {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Refused, cut off, without an answer in time, or answered in part or with errors. */
  readonly failed: number;
}

/** The fewest requests that many connections need so that no two of them ever ask for the same at one time. */
export const variantsFor = (connections: number): number => connections * requestsOfConnection;

const requestsOfConnection = 4;

export interface LoadOptions {
  readonly connections: number;
  /** How long; left out, until so many are answered as `variantsFor` says, and none is left under way. */
  readonly seconds?: number;
}

/** Asks over so many connections, each again as soon as it is answered. */
export async function load(
  url: string,
  askings: readonly Asking[],
  { connections, seconds }: LoadOptions,
): Promise<LoadFigures> {
  const requests = askings.map(({ headers, body }) => ({
    method: 'POST' as const,
    headers: { ...headers },
    body,
  }));
  const latenciesMs: number[] = [];
  let connection = 0;
  const startedAt = performance.now();
  const { errors, timeouts, mismatches, non2xx } = await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        ...(seconds === undefined ? { amount: variantsFor(connections) } : { duration: seconds }),
        method: 'POST',
        requests,
        verifyBody: (body) => isWhole(String(body)),
        setupClient: (client) => {
          const own = requests.filter((_, i) => i % connections === connection);
          connection += 1;
          // One request is asked by all.
          client.setRequests(own.length > 0 ? own : requests);
        },
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    instance.on('response', (_client, _status, _bytes, latencyMs) => latenciesMs.push(latencyMs));
  });
  return {
    requests: latenciesMs.length,
    perSecond: latenciesMs.length / ((performance.now() - startedAt) / 1_000),
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    failed: errors + timeouts + mismatches + non2xx,
  };
}
