/** The smallest of the values that so many per cent of them do not exceed; not a number when there are none. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

/** Several measurements as one: of each figure its median. */
export function medianOf<T extends Readonly<Record<string, number>>>(rounds: readonly [T, ...T[]]): T {
  const [first] = rounds;
  const entries = Object.keys(first).map(
    (figure) =>
      [
        figure,
        percentile(
          rounds.map((round) => round[figure] ?? Number.NaN),
          50,
        ),
      ] as const,
  );
  return { ...first, ...Object.fromEntries(entries) };
}
