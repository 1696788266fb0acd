import { expect, test } from 'vitest';
import { federation, v2 } from '../../testing/federation.js';

/** The parts have no key: each must come from the subgraph that has it. */
const part = (name: string) => {
  const report = { [name]: { [name]: name } };
  const sdl = `${v2} type Report @shareable { ${name}: Part_${name} } type Part_${name} { ${name}: String }
    type Query { report: Report @shareable reports: [Report] @shareable }`;
  const reports = [1, 2].map((n) => ({ [name]: { [name]: `${name} ${n}` } }));
  return [sdl, { Query: { report: () => report, reports: () => reports } }] as const;
};
const ask = federation({ names: part('name'), sizes: part('size'), prices: part('price') });

test('a field of the root that several subgraphs share is put together from all of them', async () => {
  expect(await ask('{ report { price { price } name { name } size { size } } }')).toEqual({
    data: { report: { price: { price: 'price' }, name: { name: 'name' }, size: { size: 'size' } } },
  });
  expect(await ask('{ reports { size { size } name { name } } }')).toEqual({
    data: { reports: [1, 2].map((n) => ({ size: { size: `size ${n}` }, name: { name: `name ${n}` } })) },
  });
});
