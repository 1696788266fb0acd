import { expect, test } from 'vitest';
import { federation } from '../../../testing/federation.js';
import { clashingAliases, housesGraph } from '../../../testing/houses.js';

const ask = federation(housesGraph);

test.each(clashingAliases)(
  'an alias with the name of a key or a required field is the client’s alone: %s',
  async (query, house) => {
    expect(await ask(query)).toEqual({ data: { house } });
  },
);
