import { getVillages } from 'idn-area-data';
import { inhabitants } from './population-weights.js';

export interface Places {
  /** Draws a village: a province by its inhabitants, then any village in it. */
  readonly draw: (fraction: number, otherFraction: number) => string;
}

let loading: Promise<Places> | undefined;

/** The villages of Indonesia, to live in. Read once for the process. */
export function loadPlaces(): Promise<Places> {
  loading ??= read();
  return loading;
}

async function read(): Promise<Places> {
  const villages = Map.groupBy(
    (await getVillages()).map(({ code }) => code),
    (code) => code.slice(0, 2),
  );
  const total = Object.values(inhabitants).reduce((sum, count) => sum + count, 0);
  let below = 0;
  const provinces = Object.entries(inhabitants).map(([code, count]) => {
    below += count;
    return { villages: villages.get(code) ?? [], upTo: below / total };
  });
  const drawProvince = (fraction: number): readonly string[] =>
    provinces.find(({ upTo }) => fraction < upTo)?.villages ?? [];
  return {
    draw: (fraction, otherFraction) => {
      const among = drawProvince(fraction);
      return among[Math.floor(otherFraction * among.length)] ?? '98.01.01.2001';
    },
  };
}
