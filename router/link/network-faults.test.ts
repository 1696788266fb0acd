import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FaultProxy, type NetworkFault } from '../testing/fault-proxy.js';
import { LinkUnderTest } from '../testing/link-under-test.js';
import { shopResolvers, shopSdl } from '../testing/shop-subgraphs.js';
import { startTinySubgraph, type TinySubgraph } from '../testing/tiny-subgraph.js';

let users: TinySubgraph;
let network: FaultProxy;
let link: LinkUnderTest;
beforeAll(async () => {
  users = await startTinySubgraph(shopSdl.users, shopResolvers.users);
});
beforeEach(async () => {
  network = await FaultProxy.inFrontOf(users.url);
  link = new LinkUnderTest(network.url);
});
afterEach(async () => {
  await link.close();
  await network.stop();
});
afterAll(() => users.stop());

const me = '{ me { name } }';
const mutation = { isQuery: false };
const answer = { data: { me: { name: 'User u1' } } };
/** undici gives a connection back a moment after the answer. */
const connectionIsIdle = () => sleep(20);
const unavailable = expect.objectContaining({
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'users' },
});

describe('F02, F04: an answer that does not come whole is none', () => {
  test.each<[string, NetworkFault, string]>([
    ['drips a byte a second', { bytesPerSecond: 1 }, 'TIMEOUT'],
    ['comes after the deadline', { delayMs: 1_500 }, 'TIMEOUT'],
    ['stops in its head', { bytes: 20, finally: 'silence' }, 'TIMEOUT'],
    ['stops in its body', { bytes: 180, finally: 'silence' }, 'TIMEOUT'],
    ['is cut off in its head', { bytes: 20, finally: 'end' }, 'FAILED'],
    ['is cut off in its body', { bytes: 180, finally: 'end' }, 'FAILED'],
    ['is reset', { bytes: 0, finally: 'reset' }, 'FAILED'],
    ['is not HTTP', { garbage: Buffer.from('220 mail.example ESMTP\r\n') }, 'FAILED'],
  ])('that %s', async (_, fault, reason) => {
    network.suffer(fault);
    await expect(link.ask('query { me { name email } }', mutation)).rejects.toThrow(unavailable);
    expect(link.outcomes).toEqual([reason]);
    network.suffer();
    expect(await link.ask(me)).toEqual(answer);
  });
});

test('a slow network within the deadline is only slow', async () => {
  network.suffer({ delayMs: 100 });
  expect(await link.ask(me)).toEqual(answer);
  expect(link.secondTries).toBe(0);
});

describe('F03: on a connection whose packets are dropped', () => {
  test('a query is sent again on another, and the dead one is not used again', async () => {
    await link.ask(me);
    await connectionIsIdle();
    network.forgetConnections();
    const before = users.calls.length;
    expect(await link.ask(me)).toEqual(answer);
    expect([link.secondTries, users.calls.length - before]).toEqual([1, 1]);
    for (let i = 0; i < 3; i += 1) {
      await connectionIsIdle();
      expect(await link.ask(me)).toEqual(answer);
    }
    expect([link.secondTries, network.connections.open]).toEqual([1, 2]);
  });

  test('a mutation is not sent again, fails at the deadline, and the next call is answered', async () => {
    await link.ask(me);
    await connectionIsIdle();
    network.forgetConnections();
    const before = users.calls.length;
    await expect(link.ask(me, mutation)).rejects.toThrow(unavailable);
    expect([link.outcomes.at(-1), link.secondTries, users.calls.length - before]).toEqual(['TIMEOUT', 0, 0]);
    expect(await link.ask(me, mutation)).toEqual(answer);
  });
});

test('calls one after another use one connection', async () => {
  for (let i = 0; i < 5; i += 1) {
    await link.ask(me);
    await connectionIsIdle();
  }
  expect(network.connections).toEqual({ made: 1, open: 1 });
});
