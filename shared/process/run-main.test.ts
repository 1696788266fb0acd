import { createServer } from 'node:net';
import { parseArgs } from 'node:util';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConfigurationError } from '../config/environment.js';
import { runMain, StartError, UsageError } from './run-main.js';

const exit = vi.spyOn(process, 'exit');
const stderr = vi.spyOn(process.stderr, 'write');

beforeEach(() => {
  exit.mockImplementation((() => undefined) as never);
  stderr.mockImplementation(() => true);
});
afterEach(() => vi.clearAllMocks());

async function outcomeOf(main: () => Promise<void>) {
  runMain(main);
  await vi.waitFor(() => expect(exit).toHaveBeenCalled());
  return { code: exit.mock.calls[0]?.[0], said: String(stderr.mock.calls[0]?.[0]) };
}

test('what ends well says nothing and sets no code', async () => {
  const main = vi.fn(async () => {});
  runMain(main);
  await vi.waitFor(() => expect(main).toHaveBeenCalled());
  await new Promise(setImmediate);
  expect(exit).not.toHaveBeenCalled();
  expect(stderr).not.toHaveBeenCalled();
});

test.each([new StartError('The disk is full.'), new ConfigurationError(['PORT: is missing'])])(
  'a foreseen $name is its sentence and code 1',
  async (error) => {
    expect(await outcomeOf(() => Promise.reject(error))).toEqual({ code: 1, said: `${error.message}\n` });
  },
);

test('a command line that cannot be understood is code 2 and points at --help', async () => {
  const main = async () => {
    throw new UsageError('Name one ministry.');
  };
  expect(await outcomeOf(main)).toEqual({ code: 2, said: 'Name one ministry. See --help.\n' });
});

test('an unknown flag is code 2, without a stack', async () => {
  const main = async () => void parseArgs({ args: ['--nonsense'], options: {} });
  const { code, said } = await outcomeOf(main);
  expect(code).toBe(2);
  expect(said).toContain("'--nonsense'");
  expect(said).not.toMatch(/^\s+at /m);
});

test('a busy port is one sentence that says what to do', async () => {
  const holder = createServer();
  await new Promise<void>((listening) => holder.listen(0, '127.0.0.1', listening));
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const main = () =>
    new Promise<void>((_, fail) => createServer().once('error', fail).listen(port, '127.0.0.1'));
  const { code, said } = await outcomeOf(main);
  holder.close();
  expect([code, said]).toEqual([
    1,
    `127.0.0.1:${port} is busy. Stop what listens there, or set another PORT.\n`,
  ]);
});

test('what nobody foresaw shows its stack', async () => {
  const { code, said } = await outcomeOf(() => Promise.reject(new TypeError('x is not a function')));
  expect(code).toBe(1);
  expect(said).toMatch(/^TypeError: x is not a function\n\s+at /);
});

test('a main function that throws before it waits, or throws no error at all, still ends the process', async () => {
  const main = () => {
    throw 'a string';
  };
  expect(await outcomeOf(main)).toEqual({ code: 1, said: 'Something that is not an error was thrown.\n' });
});
