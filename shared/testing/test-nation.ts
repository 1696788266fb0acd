import { generatePopulation } from '../synthetic/generate-population.js';
import type { Population } from '../synthetic/population.js';
import type { IsoDate } from '../time/clock.js';

/** The day on which tests take place: the eve of persona P5's seventeenth birthday. */
export const testDay: IsoDate = '2024-01-31';

let nation: Promise<Population> | undefined;

/** The small nation that tests live in: 300 citizens, the personas among them. */
export function testNation(): Promise<Population> {
  nation ??= generatePopulation({ citizens: 300, seed: 98, asOf: testDay });
  return nation;
}
