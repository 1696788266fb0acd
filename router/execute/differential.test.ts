import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSupergraph } from '../supergraph.js';
import { differences } from '../testing/answer-differences.js';
import { clinicSdl } from '../testing/clinic-subgraphs.js';
import { librarySdl } from '../testing/library-subgraphs.js';
import { marketSdl } from '../testing/market-subgraphs.js';
import { randomDocument } from '../testing/random-document.js';
import { RandomWorld, tempers } from '../testing/random-world.js';
import { composed } from '../testing/shop.js';
import { shopSdl } from '../testing/shop-subgraphs.js';
import { type Subject, startRouterSubject, startStockSubject } from '../testing/subject.js';
import { worldResolvers } from '../testing/world-resolvers.js';

/**
 * The same operations every time. Others are drawn with another seed; some of them meet the stock executor where it is not
 * right: it asks nobody for an entity of which something required was skipped, and takes what stands in a fragment, be it a
 * mutation, before what the client put first. A failure is seen again with what fast-check prints, a seed and a path.
 */
const drawn: fc.Parameters<unknown> = { seed: 13 };
const documents = 125;

describe.each(Object.entries({ library: librarySdl, market: marketSdl, clinic: clinicSdl, shop: shopSdl }))(
  'over a %s',
  (_, sdls) => {
    const world = new RandomWorld();
    let stock: Subject;
    let ours: Subject;
    beforeAll(async () => {
      const subgraphs = { sdls, resolvers: worldResolvers(sdls, world) };
      [stock, ours] = await Promise.all([startStockSubject(subgraphs), startRouterSubject(subgraphs)]);
    });
    afterAll(() => Promise.all([stock, ours].map((subject) => subject.stop())));

    test('every operation has the same data and error paths as with the stock executor', async () => {
      const sdl = composed(
        Object.entries(sdls).map(([name, one]) => ({ name, sdl: one, url: `http://${name}.test` })),
      );
      const { clientSchema } = readSupergraph(sdl, { subgraphUrl: () => undefined, subgraphHosts: null });
      const property = fc.asyncProperty(
        randomDocument(clientSchema),
        fc.nat(1_000_000),
        async (document, first) => {
          // One world of each temper, because a seed's remainder is its temper.
          for (const seed of tempers.map((_, i) => first + i)) {
            const answers = [];
            for (const subject of [stock, ours]) {
              world.restart(seed);
              answers.push(await subject.execute(document.query, document.variables, document.operationName));
            }
            const [theirs = {}, own = {}] = answers;
            expect(
              differences(theirs, own, { hasInterfaceObjects: sdl.includes('isInterfaceObject: true') }),
              `${document.query}\n${JSON.stringify(document.variables)}`,
            ).toEqual([]);
          }
        },
      );
      await fc.assert(property, { numRuns: documents, ...drawn });
    }, 240_000);
  },
);
