import { pino } from 'pino';
import type { RouterOptions } from '../router.js';

/** What a test's router is started with, over subgraphs without rules, when the test has no other wish. */
export const openRouter = {
  port: 0,
  host: '127.0.0.1',
  subgraphUrl: () => undefined,
  subgraphHosts: null,
  protectionOf: () => {
    throw new Error('these subgraphs have no rules');
  },
  explorer: { examples: [] },
  log: pino({ level: 'silent' }),
} as const satisfies Partial<RouterOptions>;
