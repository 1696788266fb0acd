import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type { EnvelopeKey } from '../../shared/auth/envelope-keys.js';
import { type RouterOptions, startRouter } from '../router.js';
import { audience, startProvider, type TestProvider, type TokenShape } from './provider.js';
import { composed, post, type Reply } from './shop.js';
import { type SubgraphCall, startTinySubgraph, type TinySubgraph } from './tiny-subgraph.js';
import { type TownSubgraph, townResolvers, townSdl } from './town-subgraphs.js';

export interface Town extends Readonly<Record<TownSubgraph, TinySubgraph>> {
  readonly url: string;
  readonly supergraph: string;
  readonly provider: TestProvider;
  readonly keys: ReadonlyMap<string, readonly EnvelopeKey[]>;
  /** Asks with a token of this shape; with none when there is no shape. */
  as(
    shape: TokenShape | null,
    query: string,
    variables?: Readonly<Record<string, unknown>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply>;
  /** Runs something, and tells which calls subgraphs received meanwhile. */
  watch<T>(run: () => Promise<T>): Promise<{ readonly reply: T; readonly calls: readonly SubgraphCall[] }>;
  stop(): Promise<void>;
}

export const newKeys = (name: string): readonly EnvelopeKey[] => [
  { kid: `${name}-1`, secret: randomBytes(32) },
];

/** Starts the town's subgraphs, an OpenID provider, and a router over them. */
export async function startTown(options: Partial<RouterOptions> = {}): Promise<Town> {
  const provider = await startProvider();
  const subgraphs = {
    register: await startTinySubgraph(townSdl.register, townResolvers.register),
    tax: await startTinySubgraph(townSdl.tax, townResolvers.tax),
    aid: await startTinySubgraph(townSdl.aid, townResolvers.aid),
  };
  const names = Object.keys(townSdl) as TownSubgraph[];
  const keys = new Map(names.map((name) => [name, newKeys(name)]));
  const supergraph = composed(names.map((name) => ({ name, url: subgraphs[name].url, sdl: townSdl[name] })));
  const router = await startRouter({
    supergraph,
    port: 0,
    host: '127.0.0.1',
    subgraphUrl: () => undefined,
    subgraphHosts: null,
    protectionOf: () => ({ issuer: provider.issuer, audience, envelopeKeys: keys }),
    // On a busy machine half a second is soon gone, and a second try would make one call two.
    deadlineMs: 3_000,
    explorer: { examples: [] },
    log: pino({ level: 'silent' }),
    ...options,
  });
  return {
    ...subgraphs,
    url: router.url,
    supergraph,
    provider,
    keys,
    as: async (shape, query, variables = {}, headers = {}) =>
      post(router.url, JSON.stringify({ query, variables }), {
        ...(shape && { authorization: `Bearer ${await provider.token(shape)}` }),
        ...headers,
      }),
    watch: async (run) => {
      const before = new Map(names.map((name) => [name, subgraphs[name].calls.length]));
      const reply = await run();
      return { reply, calls: names.flatMap((name) => subgraphs[name].calls.slice(before.get(name))) };
    },
    stop: async () => {
      await router.stop();
      await Promise.all([provider.stop(), ...names.map((name) => subgraphs[name].stop())]);
    },
  };
}

/** Shapes of tokens for the kinds of viewer. */
export const viewers = {
  citizen: {},
  nobody: null,
  officer: agencyShape('officer'),
  service: agencyShape('service'),
  analyst: agencyShape('analyst'),
};

function agencyShape(kind: string): TokenShape {
  return {
    claims: {
      viewer_kind: kind,
      agency: '060',
      purposes: ['AID_ELIGIBILITY:PUBLIC_TASK', 'STATISTICS:PUBLIC_TASK'],
    },
    without: ['citizen_id'],
  };
}

export const purpose = { 'x-purpose': 'AID_ELIGIBILITY', 'x-lawful-basis': 'PUBLIC_TASK' };
