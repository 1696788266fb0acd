import { describe, expect, test } from 'vitest';
import type { SubgraphDefinition } from '../subgraph/define-subgraph.js';
import { contractGaps, keeps, publishedSchema } from './ministry-contract.js';
import { columnsThatDiffer, migrationsThatDoNotRevert } from './ministry-database.js';
import { referencesThatFail } from './ministry-references.js';
import { tablesThatDifferAfterReset } from './ministry-reset.js';

/** The tests that every ministry passes, whatever it does: call it with each door that is found. */
export function keepsTheRulesOfAMinistry(door: SubgraphDefinition): void {
  describe(`the ministry ${door.name}`, () => {
    test('has the columns its entities say, of their types, null where they are', async () => {
      expect(await columnsThatDiffer(door)).toEqual([]);
    });

    test('takes back each of its migrations without a trace, and applies it again to the same schema', async () => {
      expect(await migrationsThatDoNotRevert(door)).toEqual([]);
    });

    test('is emptied with a nation in it, and filled again with the same rows', async () => {
      expect(await tablesThatDifferAfterReset(door)).toEqual([]);
    });

    test('answers references to what nobody knows with null, never with a fault', async () => {
      expect(await referencesThatFail(door)).toEqual([]);
    });

    test('describes all it publishes, and has no list without an end', () => {
      expect(contractGaps(publishedSchema(door), (name) => keeps(door, name))).toEqual([]);
    });
  });
}
