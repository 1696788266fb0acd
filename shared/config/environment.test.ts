import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  ConfigurationError,
  httpUrl,
  logLevel,
  milliseconds,
  port,
  postgresUrl,
  readEnvironment,
} from './environment.js';

const shape = {
  DATABASE_URL: postgresUrl,
  PORT: port.default(4000),
  GRAPH_URL: httpUrl.default('http://127.0.0.1:4000/graphql'),
  LOG_LEVEL: logLevel.default('info'),
  DEADLINE_MS: milliseconds.default(5_000),
  CLOCK_DAY: z.iso.date().optional(),
};
const prefixed = { DATABASE_URL: 'PERMITS_DATABASE_URL' };
const database = 'postgres://permits_app:secret@10.0.0.1/permits';

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment(shape, environment, prefixed);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

test('what is left out or empty has its default', () => {
  expect(readEnvironment(shape, { PERMITS_DATABASE_URL: database, PORT: '' }, prefixed)).toEqual({
    DATABASE_URL: database,
    PORT: 4000,
    GRAPH_URL: 'http://127.0.0.1:4000/graphql',
    LOG_LEVEL: 'info',
    DEADLINE_MS: 5_000,
  });
});

test('all problems are told at once, by the names of the variables', () => {
  const problems = problemsOf({
    PORT: '70000',
    LOG_LEVEL: 'loud',
    GRAPH_URL: 'ftp://x',
    CLOCK_DAY: '2023-02-30',
  });
  expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
    'CLOCK_DAY',
    'GRAPH_URL',
    'LOG_LEVEL',
    'PERMITS_DATABASE_URL',
    'PORT',
  ]);
  expect(problems).toContain('PERMITS_DATABASE_URL: is missing');
});

test('the unprefixed variable is not read in place of the prefixed one', () => {
  expect(problemsOf({ DATABASE_URL: database })).toEqual(['PERMITS_DATABASE_URL: is missing']);
});

test.each(['0', '65535', '4000'])('a port is %s', (text) => {
  expect(problemsOf({ PERMITS_DATABASE_URL: database, PORT: text })).toEqual([]);
});

test.each(['-1', '65536', '80.5', '1e3', '0x50', ' ', ' 80', '80 ', 'true', '٨٠'])(
  'a port is not %j',
  (text) => {
    expect(problemsOf({ PERMITS_DATABASE_URL: database, PORT: text })).toHaveLength(1);
  },
);

test('a deadline is at least a millisecond', () => {
  expect(problemsOf({ PERMITS_DATABASE_URL: database, DEADLINE_MS: '0' })).toHaveLength(1);
});

test('no value is repeated, because it may be a secret put in the wrong place', () => {
  const secrets = fc.string({ minLength: 8, maxLength: 40, unit: fc.constantFrom(...'kQ7#$"%&:/@.') });
  fc.assert(
    fc.property(secrets, (secret) => {
      const environment = Object.fromEntries(
        ['PERMITS_DATABASE_URL', 'PORT', 'GRAPH_URL', 'LOG_LEVEL', 'DEADLINE_MS', 'CLOCK_DAY'].map((name) => [
          name,
          secret,
        ]),
      );
      const problems = problemsOf(environment);
      expect(problems).toHaveLength(6);
      expect(problems.join('\n')).not.toContain(secret);
    }),
  );
});

test('what cannot be read says how many problems there are, each on its line', () => {
  expect(new ConfigurationError(['A: is missing', 'B: is missing']).message).toBe(
    'The configuration has 2 problem(s):\n  - A: is missing\n  - B: is missing',
  );
});
