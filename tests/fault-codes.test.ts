import { expect, test } from 'vitest';
import { type FaultCode, faultCodes } from '../shared/errors/fault.js';
import { filesIn, sourceFiles } from './source-files.js';

/** Of Apollo Server, when it keeps no persisted queries; ours does. */
const unreached: readonly FaultCode[] = ['PERSISTED_QUERY_NOT_SUPPORTED'];

test('every fault that a client may meet is reached by a test', async () => {
  const tests = (await sourceFiles())
    .filter(({ path }) => path.endsWith('.test.ts') || path.startsWith('router/testing/'))
    .filter(({ path }) => path !== 'tests/fault-codes.test.ts')
    .map(({ text }) => text)
    .join('\n');
  const untested = Object.keys(faultCodes).filter((code) => !tests.includes(`'${code}'`));
  expect(untested).toEqual(unreached);
});

test('every limit’s code is explained where the limits are, and no other is', async () => {
  const thrown = (await filesIn('router/limit', ['.ts']))
    .filter(({ path }) => !path.endsWith('.test.ts'))
    .flatMap(({ text }) => [...text.matchAll(/'([A-Z]+_[A-Z_]+)'/g)].map(([, code = '']) => code))
    .filter((code) => !code.startsWith('GRAPHQL_') && code in faultCodes);
  const [record] = await filesIn('schema/decisions', ['0011-limits-come-before-work.md']);
  const explained = [...(record?.text ?? '').matchAll(/^\| `([A-Z_]+)`/gm)].map(([, code]) => code);
  const general = ['BAD_REQUEST', 'BAD_USER_INPUT', 'OPERATION_RESOLUTION_FAILURE'];
  expect(new Set(explained)).toEqual(new Set(thrown.filter((code) => !general.includes(code))));
});
