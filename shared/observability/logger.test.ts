import { Writable } from 'node:stream';
import fc from 'fast-check';
import { QueryFailedError } from 'typeorm';
import { expect, test } from 'vitest';
import { createLogger } from './logger.js';

/** A logger and what it has written. */
function captured(level = 'trace') {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { log: createLogger('permits', level, stream), lines, text: () => lines.join('') };
}

const secret = '9801011708900001';

test('a line is JSON with the service, the level, and what was said', () => {
  const { log, lines } = captured();
  log.info({ status: 200, path: '/graphql' }, 'answered');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    name: 'permits',
    level: 30,
    status: 200,
    path: '/graphql',
    msg: 'answered',
  });
});

test('below its level nothing is written', () => {
  const { log, lines } = captured('warn');
  log.info('answered');
  expect(lines).toEqual([]);
});

test.each(['headers', 'query', 'variables', 'body', 'parameters'])(
  '%s do not reach the log, at any depth a library puts them',
  (name) => {
    const { log, text } = captured();
    const value = { nik: secret };
    log.info({ [name]: value }, 'x');
    log.info({ req: { method: 'POST', url: '/graphql', id: 'r', [name]: value } }, 'x');
    log.info({ request: { [name]: value }, response: { [name]: value } }, 'x');
    log.info({ [name]: secret }, 'x');
    log.child({ [name]: value }).info('x');
    expect(text()).not.toContain(secret);
  },
);

test('of an address only the path is written', () => {
  const { log, lines } = captured();
  log.info({ req: { method: 'GET', url: `/graphql?query={citizen(nik:"${secret}")}`, id: 'r1' } }, 'x');
  expect(JSON.parse(lines[0] ?? '').req).toEqual({ id: 'r1', method: 'GET', path: '/graphql' });
});

test('of an error its kind, its code and its frames are written, not its message', () => {
  const { log, lines, text } = captured();
  const failed = new QueryFailedError('SELECT * FROM citizen WHERE nik = $1', [secret], driverError());
  log.error({ err: failed }, 'a field failed');
  log.error({ err: failed });
  log.error(failed);
  log.error(failed, 'a field failed');
  log.error(failed, `a field failed: ${failed.message}`);
  log.error({ err: failed }, failed.message);
  expect(text()).not.toContain(secret);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'a field failed',
    err: { type: 'QueryFailedError', code: '23505', stack: expect.stringMatching(/^\s+at /) },
  });
});

function driverError() {
  return Object.assign(new Error(`Key (nik)=(${secret}) already exists.`), { code: '23505', detail: secret });
}

test('an error whose message is written like a frame is no frame', () => {
  const { log, text } = captured();
  log.error({ err: new Error(`no such person\n    at ${secret}`) }, 'x');
  expect(text()).not.toContain(secret);
});

test('causes and the errors of an aggregate are not written', () => {
  const { log, text } = captured();
  log.error({ err: new Error('x', { cause: new Error(secret) }) }, 'x');
  log.error({ err: new AggregateError([new Error(secret)], secret) }, 'x');
  expect(text()).not.toContain(secret);
});

test('no message of any error reaches the log', () => {
  const messages = fc.string({ minLength: 10, maxLength: 80, unit: fc.constantFrom(...'\n at:(9801$&") ') });
  fc.assert(
    fc.property(messages, (message) => {
      const { log, text } = captured();
      // The letters of the message are ours, so the rest of the line cannot hold them by chance.
      const marked = `§${message.replaceAll(' ', '§')}§`;
      log.error(new RangeError(marked));
      log.warn({ err: new TypeError(marked) }, marked);
      expect(text()).not.toContain('§');
    }),
  );
});

test('what is no error but is logged as one does not break the log', () => {
  const { log, lines } = captured();
  log.error({ err: 'a string' }, 'x');
  log.error({ err: null }, 'x');
  log.error({ err: undefined }, 'x');
  expect(lines).toHaveLength(3);
});
