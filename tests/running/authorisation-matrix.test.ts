import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findMinistries } from '../../scripts/ministries.js';
import { withClient } from '../../shared/database/provision.js';
import { root } from '../source-files.js';
import { ask } from './ask.js';
import { withoutGuessLimits } from './guess-limits.js';
import { type Got, gotOf } from './matrix/asked-together.js';
import { askingViewers } from './matrix/asking-viewer.js';
import { DeclaredGraph } from './matrix/declared-graph.js';
import { type GrantRow, Oracle } from './matrix/expected-answer.js';
import { knownRoots } from './matrix/known-roots.js';
import { type Asked, fieldsFrom, sampleArguments } from './matrix/matrix-cell.js';
import { databaseUrl } from './tokens.js';

const graph = new DeclaredGraph(await readFile(join(root, 'schema', 'supergraph.graphql'), 'utf8'));

/** Of the day the nation of these tests lives on. */
const grantsOf = (ministry: string): Promise<readonly GrantRow[]> =>
  databaseUrl(ministry).then((url) =>
    withClient(url, async (client) => {
      const { rows } = await client.query(
        `SELECT $1::text AS ministry, agency_code AS agency, purpose, coordinate FROM access_grant
         WHERE effective_from <= '2024-01-31' AND (effective_to IS NULL OR effective_to > '2024-01-31')`,
        [ministry],
      );
      return rows;
    }),
  );

let limitAgain: () => Promise<void>;
let oracle: Oracle;
let fields: readonly Asked[];
/** How many cells were tested, and how many of the refusals could be seen. */
const tally: Record<string, number> = {};
const count = (what: string) => {
  tally[what] = (tally[what] ?? 0) + 1;
};

beforeAll(async () => {
  limitAgain = await withoutGuessLimits();
  const doors = await findMinistries();
  oracle = new Oracle(graph, {
    agencies: new Map(doors.map(({ name, agencies }) => [name, agencies])),
    grants: (await Promise.all(doors.map(({ name }) => grantsOf(name)))).flat(),
  });
  fields = fieldsFrom(graph, await knownRoots(graph));
});
afterAll(() => limitAgain());

describe.each(askingViewers)('$title', (viewer) => {
  test('has the fields of everybody and everything that the rules allow, and no other', async () => {
    const cells = fields.map((asked) => ({
      ...asked,
      expected: oracle.expected(viewer, 'Query', asked.path, asked.root.subject ? [asked.root.subject] : []),
    }));
    const got = await gotOf(cells, viewer.asking);
    const wrong = cells.flatMap((cell, i) => {
      const seen = got[i] ?? 'NOTHING';
      count(cell.expected === seen ? cell.expected : `${cell.expected}, seen as ${seen}`);
      return isAsExpected(cell, seen) ? [] : [`${cell.query}: expected ${cell.expected}, got ${seen}`];
    });
    expect(wrong).toEqual([]);
  });
});

function isAsExpected({ expected, root: { subject } }: Asked & { expected: string }, got: Got): boolean {
  if (got === expected) return true;
  // Where no record is known, or a value on the way is missing, nothing is seen of who may have what.
  if (expected === 'ALLOWED') return got === 'NOTHING' || (got === 'NOT_FOUND' && subject === null);
  return (
    expected === 'UNAUTHORIZED_FIELD' && (got === 'NOTHING' || (got === 'NOT_FOUND' && subject === null))
  );
}

/** They need nobody to be there, so whoever may send them would change the nation. */
const writesForNobody = new Set(['registerApp', 'rotateSigningKey']);

describe('commands about nobody', () => {
  test.each(askingViewers)(
    '$title gets past the rules where they allow it, and nowhere else',
    async (viewer) => {
      const wrong: string[] = [];
      for (const { name, owners } of graph.type('Mutation').fields.values()) {
        const expected = oracle.expected(viewer, 'Mutation', [name], []);
        if (expected === 'ALLOWED' && writesForNobody.has(name)) continue;
        const query = `mutation { ${name}${sampleArguments(graph, 'Mutation', name)} { __typename } }`;
        const { errors = [] } = await ask(query, {}, viewer.asking);
        const codes = errors.map(({ extensions }) => extensions.code);
        const refused = codes.includes('UNAUTHORIZED_FIELD');
        count(`command ${expected}`);
        if (refused !== (expected === 'UNAUTHORIZED_FIELD') || codes.includes('BAD_USER_INPUT'))
          wrong.push(`${owners[0]}: ${query}: expected ${expected}, got ${JSON.stringify(errors)}`);
      }
      expect(wrong).toEqual([]);
    },
  );
});

test('thousands of cells were tested, and in most of them the answer could be seen', () => {
  const all = Object.values(tally).reduce((sum, one) => sum + one, 0);
  const unseen = Object.entries(tally).flatMap(([what, cells]) => (what.includes('seen as') ? [cells] : []));
  expect(all, JSON.stringify(tally)).toBeGreaterThan(15_000);
  expect(
    unseen.reduce((sum, one) => sum + one, 0),
    JSON.stringify(tally),
  ).toBeLessThan(all / 10);
});
