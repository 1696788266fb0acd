import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { type GraphName, subgraphSdls } from './graph.js';
import { madeUpAnswers } from './made-up-answers.js';
import { type Answering, Replay } from './replay.js';
import { shopResolvers } from './shop.js';

/** What the bench asks of this process. */
export interface ReplayRequest {
  /** How long every answer takes from now on; the calls are counted from now on, too. */
  readonly latencyMs: number;
}

/** What was called until then. */
export interface ReplayReport {
  readonly calls: number;
  /** When the first of them came, on a clock of this process. */
  readonly arrivalsMs: readonly number[];
}

export interface ReplayReady {
  readonly urls: Readonly<Record<string, string>>;
}

const arrivalsKept = 1_000;
let latencyMs = 0;
let calls = 0;
let arrivalsMs: number[] = [];

/** Each subgraph has a server of its own, as it would in production; all are in this process. */
async function serve(answering: Answering): Promise<string> {
  const replay = new Replay(answering);
  const server = createServer((request, response) => {
    calls += 1;
    if (arrivalsMs.length < arrivalsKept) arrivalsMs.push(performance.now());
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const answer = await replay.answerTo(Buffer.concat(chunks).toString());
      if (latencyMs > 0) await setTimeout(latencyMs);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length });
      response.end(answer);
    });
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

function answeringOf(graph: GraphName, name: string, sdl: string): Answering {
  const typeDefs = parse(sdl);
  const resolvers = graph === 'shop' ? shopResolvers[name] : undefined;
  const schema = buildSubgraphSchema(resolvers ? { typeDefs, resolvers } : { typeDefs });
  const madeUp = graph === 'nation' && {
    fieldResolver: madeUpAnswers(schema),
    typeResolver: (value: object) => Reflect.get(value, '__typename'),
  };
  return (source, variableValues) => graphql({ schema, source, variableValues, ...madeUp });
}

process.on('message', (request: ReplayRequest) => {
  process.send?.({ calls, arrivalsMs } satisfies ReplayReport);
  ({ latencyMs } = request);
  calls = 0;
  arrivalsMs = [];
});
process.once('disconnect', () => process.exit(0));

const graph: GraphName = process.argv[2] === 'shop' ? 'shop' : 'nation';
const urls: Record<string, string> = {};
for (const [name, sdl] of await subgraphSdls(graph)) urls[name] = await serve(answeringOf(graph, name, sdl));
process.send?.({ urls } satisfies ReplayReady);
