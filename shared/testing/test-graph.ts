import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { getOperationAST, parse } from 'graphql';

/** What the national graph answers to a ministry's questions, by the name of the operation. */
export type Facts = Readonly<Record<string, (variables: Readonly<Record<string, string>>) => unknown>>;

/** A stand-in for the rest of the nation: it answers over HTTP what the test says, and 503 to anything else. */
export async function serveFacts(facts: Facts): Promise<{ readonly url: string; readonly stop: () => void }> {
  const server = createServer(async (request, response) => {
    const { query, variables } = JSON.parse(await text(request));
    const name = getOperationAST(parse(query))?.name?.value ?? '';
    const answer = facts[name];
    const body = answer ? { data: await answer(variables) } : { errors: [{ message: 'unavailable' }] };
    response.writeHead(answer ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => server.close() };
}
