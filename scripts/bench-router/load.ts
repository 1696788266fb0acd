import autocannon from 'autocannon';
import { isWhole } from './answer.js';
import { percentile } from './figures.js';

/** One request, as text ready to be sent. */
export interface Asking {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answered {
  /** When its answer had come whole, in milliseconds since 1970. */
  readonly atMs: number;
  readonly latencyMs: number;
}

export interface LoadFigures {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Refused, cut off, without an answer in time, or answered in part or with errors. */
  readonly failed: number;
  /** Each that was answered, also with a failure. */
  readonly answers: readonly Answered[];
  /** When each of the failed ones failed, in milliseconds since 1970. */
  readonly failuresAtMs: readonly number[];
}

/** The fewest requests that many connections need so that no two of them ever ask for the same at one time. */
export const variantsFor = (connections: number): number => connections * requestsOfConnection;

const requestsOfConnection = 4;

export interface LoadOptions {
  readonly connections: number;
  /** How long; left out, until so many are answered as `amount` says, and none is left under way. */
  readonly seconds?: number;
  /** As many as `variantsFor` says when left out; none but the last are asked again when there are as many askings. */
  readonly amount?: number;
  /** Ends it, about a second later. */
  readonly until?: AbortSignal;
}

/** Asks over so many connections, each again as soon as it is answered. */
export async function load(
  url: string,
  askings: readonly Asking[],
  options: LoadOptions,
): Promise<LoadFigures> {
  const answers: Answered[] = [];
  const failuresAtMs: number[] = [];
  const startedAt = performance.now();
  await new Promise<autocannon.Result>((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections: options.connections,
        ...boundOf(options),
        method: 'POST',
        verifyBody: (body) => {
          // Told for every answer, whatever its status, and no answer with an error is whole.
          const whole = isWhole(String(body));
          if (!whole) failuresAtMs.push(Date.now());
          return whole;
        },
        setupClient: requestsInTurn(askings, options.connections),
      },
      (error, result) => (error ? reject(error) : resolve(result)),
    );
    instance.on('response', (_client, _status, _bytes, latencyMs) =>
      answers.push({ atMs: Date.now(), latencyMs }),
    );
    instance.on('reqError', () => failuresAtMs.push(Date.now()));
    options.until?.addEventListener('abort', () => instance.stop());
  });
  const latenciesMs = answers.map(({ latencyMs }) => latencyMs);
  return {
    requests: latenciesMs.length,
    perSecond: latenciesMs.length / ((performance.now() - startedAt) / 1_000),
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    failed: failuresAtMs.length,
    answers,
    failuresAtMs,
  };
}

function boundOf({ connections, seconds, amount = variantsFor(connections), until }: LoadOptions) {
  if (until) return { duration: secondsMax };
  return seconds === undefined ? { amount } : { duration: seconds };
}

/** Who has a signal ends it long before. */
const secondsMax = 24 * 60 * 60;

/** Gives each connection requests of its own; where there are fewer, all ask the same. */
function requestsInTurn(askings: readonly Asking[], connections: number) {
  const requests = askings.map(({ headers, body }) => ({
    method: 'POST' as const,
    headers: { ...headers },
    body,
  }));
  let connection = 0;
  return (client: autocannon.Client) => {
    const own = requests.filter((_, i) => i % connections === connection);
    connection += 1;
    client.setRequests(own.length > 0 ? own : requests);
  };
}
