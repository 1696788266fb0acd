import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { serveFacts } from '../testing/test-graph.js';
import { graphClient, question } from './graph-client.js';
import { lifeStatusOfCitizen, refuseUnlessAlive } from './life-status.js';

const nameOfCitizen = question<{ readonly id: string }>()(
  'query Name($id: UUID!) { citizenById(id: $id) { fullName } }',
  z.object({ citizenById: z.object({ fullName: z.string() }).nullable() }),
);
const deadlineMs = 300;

let answer: RequestListener;
let url: string;
let stop: () => void;
const said = vi.fn<(reason: string) => void>();

beforeEach(async () => {
  said.mockClear();
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterEach(() => stop());

const ask = (id = 'x') =>
  graphClient(url, { onFailure: said, deadline: deadlineMs }).ask(nameOfCitizen, { id });

/** Answers every question so. */
function answering(body: unknown, status = 200) {
  answer = (_, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
}

const found = { data: { citizenById: { fullName: 'Budi Contoh' } } };

describe('an answer', () => {
  test('is what the graph says, in the form that was asked for', async () => {
    answering(found);
    expect(await ask()).toEqual(found.data);
    expect(said).not.toHaveBeenCalled();
  });

  test('is asked for by POST, with the document and the variables', async () => {
    const sent = new Promise((received) => {
      answer = async (request, response) => {
        received({
          method: request.method,
          type: request.headers['content-type'],
          body: JSON.parse(await text(request)),
        });
        response.end(JSON.stringify(found));
      };
    });
    await ask('id-1');
    expect(await sent).toEqual({
      method: 'POST',
      type: 'application/json',
      body: { query: nameOfCitizen.document, variables: { id: 'id-1' } },
    });
  });

  test('may be that nobody is known', async () => {
    answering({
      data: { citizenById: null },
      errors: [{ message: 'Nothing is known.', path: ['citizenById'], extensions: { code: 'NOT_FOUND' } }],
    });
    expect(await ask()).toEqual({ citizenById: null });
    expect(said).not.toHaveBeenCalled();
  });
});

describe('there is no answer, and no error is thrown,', () => {
  const unavailable = { message: 'x', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } };

  test.each<[string, unknown, number, string]>([
    [
      'when a ministry is down',
      { data: { citizenById: null }, errors: [unavailable] },
      200,
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'when one of two errors is serious',
      {
        data: { citizenById: null },
        errors: [{ message: 'x', extensions: { code: 'NOT_FOUND' } }, unavailable],
      },
      200,
      'SUBGRAPH_UNAVAILABLE',
    ],
    [
      'when an error has no code',
      { data: { citizenById: null }, errors: [{ message: 'x' }] },
      200,
      'UNKNOWN',
    ],
    [
      'when the question is refused',
      { errors: [{ message: 'x', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] },
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['of another shape', { data: { citizenById: { fullName: 7 } } }, 200, 'UNEXPECTED_ANSWER'],
    ['without data', {}, 200, 'UNEXPECTED_ANSWER'],
    ['with null for data', { data: null }, 200, 'UNEXPECTED_ANSWER'],
    ['that is a list', [found], 200, 'UNEXPECTED_ANSWER'],
    ['with errors that are none', { ...found, errors: 'x' }, 200, 'UNEXPECTED_ANSWER'],
    ['that is no JSON', '<html>', 200, 'UNREACHABLE'],
    ['that is empty', '', 200, 'UNREACHABLE'],
    ['when the server fails, whatever it sends along', found, 500, 'UNREACHABLE'],
    ['when another host should be asked', found, 302, 'UNREACHABLE'],
  ])('%s', async (_, body, status, reason) => {
    answering(body, status);
    expect(await ask()).toBeNull();
    expect(said.mock.calls).toEqual([[reason]]);
  });

  test('when nobody listens', async () => {
    stop();
    expect(await ask()).toBeNull();
    expect(said.mock.calls).toEqual([['UNREACHABLE']]);
  });

  test.each(['not an address', 'ftp://127.0.0.1', ''])('at %j', async (address) => {
    expect(await graphClient(address, { onFailure: said }).ask(nameOfCitizen, { id: 'x' })).toBeNull();
    expect(said.mock.calls).toEqual([['UNREACHABLE']]);
  });

  test('when the connection breaks', async () => {
    answer = (request) => void request.socket.destroy();
    expect(await ask()).toBeNull();
    expect(said.mock.calls).toEqual([['UNREACHABLE']]);
  });

  test.each<[string, (response: ServerResponse) => unknown]>([
    ['that never begins', () => {}],
    ['that never ends', (response) => response.write('{"data":')],
    ['that drips', (response) => drip(response)],
  ])('%s: the deadline is for the whole of it', async (_, respond) => {
    answer = (_request, response) => void respond(response);
    const begun = performance.now();
    expect(await ask()).toBeNull();
    expect(performance.now() - begun).toBeLessThan(deadlineMs * 4);
    expect(said.mock.calls).toEqual([['UNREACHABLE']]);
  });

  test('larger than any fact', async () => {
    answering({ data: { citizenById: { fullName: 'x'.repeat(2 * 1024 * 1024) } } });
    expect(await ask()).toBeNull();
  });
});

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(timer));
}

describe('whoever is served must be alive:', () => {
  test.each([
    ['the living are served', { citizenById: { lifeStatus: 'ALIVE' } }, null],
    ['the dead are not', { citizenById: { lifeStatus: 'DECEASED' } }, 'DECEASED'],
    [
      'nobody is told dead whose status is unknown',
      { citizenById: { lifeStatus: 'UNKNOWN' } },
      'UNDETERMINED',
    ],
    ['nor by a status of another time', { citizenById: { lifeStatus: 'MISSING' } }, 'UNDETERMINED'],
    ['who is not in the register is unknown', { citizenById: null }, 'CITIZEN_NOT_FOUND'],
  ])('%s', async (_, facts, code) => {
    const graph = await serveFacts({ LifeStatus: () => facts });
    const refusal = await refuseUnlessAlive(graphClient(graph.url), 'x', 'input.citizenId');
    graph.stop();
    expect(refusal?.code ?? null).toBe(code);
    if (code === 'DECEASED' || code === 'CITIZEN_NOT_FOUND')
      expect(refusal?.argument).toBe('input.citizenId');
  });

  test('nothing is decided when the register cannot be asked', async () => {
    expect(await refuseUnlessAlive({ ask: async () => null }, 'x', 'id')).toMatchObject({
      code: 'UNDETERMINED',
    });
    expect(lifeStatusOfCitizen.document).toContain('lifeStatus');
  });
});
