import { z } from 'zod';
import { defaultLink } from '../router/link/link-settings.js';
import type { RouterOptions } from '../router/router.js';
import { defaultShedding } from '../router/shed/shed-load.js';
import {
  ConfigurationError,
  milliseconds,
  readEnvironment,
  wholeNumber,
} from '../shared/config/environment.js';

type Steadiness = Required<Pick<RouterOptions, 'deadlineMs' | 'requestDeadlineMs' | 'link' | 'shedding'>>;

export const steadinessHelp = `  SUBGRAPH_DEADLINE_MS         how long a subgraph may take for one call (5000)
  SUBGRAPH_CALLS_MAX           calls to one subgraph at once (64)
  SUBGRAPH_QUEUE_MAX           calls that may wait for one of those to end (64)
  SUBGRAPH_ANSWER_BYTES_MAX    how large one answer of a subgraph may be (16777216)
  REQUEST_DEADLINE_MS          when a request is answered with what there is; longer than SUBGRAPH_DEADLINE_MS (15000)
  REQUESTS_MAX                 requests at once; one more is refused with 503 and Retry-After (512)
  LATENESS_MS_MAX              refuse requests while the process is so late with what is due (300)
  MEMORY_PERCENT_MAX           refuse requests while it uses so much of the memory it may have (85)
`;

const settings = {
  SUBGRAPH_DEADLINE_MS: milliseconds.default(defaultLink.deadlineMs),
  SUBGRAPH_CALLS_MAX: wholeNumber(1, 10_000).default(defaultLink.concurrencyMax),
  SUBGRAPH_QUEUE_MAX: wholeNumber(0, 10_000).default(defaultLink.queueMax),
  SUBGRAPH_ANSWER_BYTES_MAX: wholeNumber(1_024, 512 * 1024 * 1024).default(defaultLink.answerBytesMax),
  REQUEST_DEADLINE_MS: milliseconds.default(15_000),
  REQUESTS_MAX: wholeNumber(1, 100_000).default(defaultShedding.requestsMax),
  LATENESS_MS_MAX: milliseconds.default(defaultShedding.latenessMsMax),
  MEMORY_PERCENT_MAX: wholeNumber(10, 100).default(100 * defaultShedding.memoryShareMax),
} satisfies z.ZodRawShape;

/**
 * Reads how long the router waits, how much it takes on, and when it refuses.
 * @param processes that share the memory of the machine; all else counts for each.
 * @throws ConfigurationError also when a request would end before one call that it makes.
 */
export function readSteadiness(processes: number): Steadiness {
  const read = readEnvironment(settings);
  if (read.REQUEST_DEADLINE_MS <= read.SUBGRAPH_DEADLINE_MS)
    throw new ConfigurationError(['REQUEST_DEADLINE_MS: is not longer than SUBGRAPH_DEADLINE_MS']);
  return {
    deadlineMs: read.SUBGRAPH_DEADLINE_MS,
    requestDeadlineMs: read.REQUEST_DEADLINE_MS,
    link: {
      concurrencyMax: read.SUBGRAPH_CALLS_MAX,
      queueMax: read.SUBGRAPH_QUEUE_MAX,
      answerBytesMax: read.SUBGRAPH_ANSWER_BYTES_MAX,
    },
    shedding: {
      requestsMax: read.REQUESTS_MAX,
      latenessMsMax: read.LATENESS_MS_MAX,
      memoryShareMax: read.MEMORY_PERCENT_MAX / 100,
      processes,
    },
  };
}
