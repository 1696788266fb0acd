import { expect, test } from 'vitest';
import { byKey, federation, v2 } from '../../testing/federation.js';

const doctors = [
  { id: 'd1', name: 'Sari', rank: 2 },
  { id: 'd2', name: 'Tono', rank: 3 },
];
const owner =
  'type Doctor @key(fields: "id") { id: ID! name: String rank: Int } type Query { doctors: [Doctor] }';
const resolvers = { Query: { doctors: () => doctors }, Doctor: { __resolveReference: byKey('id', doctors) } };
const rota = {
  Query: { onDuty: () => ({ id: 'd2' }) },
  Doctor: {
    ward: ({ id }: { id: string }) => `ward of ${id}`,
    pay: ({ rank }: { rank: number }) => rank * 100,
  },
};
const fields = 'id: ID! @external rank: Int @external ward: String pay: Int @requires(fields: "rank")';

const askers = {
  'of Federation 1 with @extends': federation({
    staff: [owner, resolvers],
    rota: [`type Doctor @key(fields: "id") @extends { ${fields} } type Query { onDuty: Doctor }`, rota],
  }),
  'of Federation 1 with an extension': federation({
    staff: [owner, resolvers],
    rota: [`extend type Doctor @key(fields: "id") { ${fields} } extend type Query { onDuty: Doctor }`, rota],
  }),
  'of Federation 2 with @extends': federation({
    staff: [`${v2} ${owner}`, resolvers],
    rota: [`${v2} type Doctor @key(fields: "id") @extends { ${fields} } type Query { onDuty: Doctor }`, rota],
  }),
  'of Federation 2 with an extension': federation({
    staff: [`${v2} ${owner}`, resolvers],
    rota: [`${v2} extend type Doctor @key(fields: "id") { ${fields} } type Query { onDuty: Doctor }`, rota],
  }),
};

test.each(Object.entries(askers))('subgraphs %s answer from both sides', async (_, ask) => {
  expect(await ask('{ onDuty { id name ward pay } doctors { ward pay } }')).toEqual({
    data: {
      onDuty: { id: 'd2', name: 'Tono', ward: 'ward of d2', pay: 300 },
      doctors: [
        { ward: 'ward of d1', pay: 200 },
        { ward: 'ward of d2', pay: 300 },
      ],
    },
  });
});
