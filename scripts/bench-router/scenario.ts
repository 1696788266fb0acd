import { UsageError } from '../../shared/process/run-main.js';
import { type ShapeName, shapes } from './shape.js';

/** Who asks: somebody else with each request, for something else; or one person, for one thing, again and again. */
export type Profile = 'distinct' | 'identical';

export interface Scenario {
  readonly shape: ShapeName;
  readonly profile: Profile;
  /** How long every subgraph takes for an answer. */
  readonly latencyMs: number;
}

const shapeNames = Object.keys(shapes) as readonly ShapeName[];
const slowMs = 20;

/** Everything that is measured unless a part is chosen, in the order of the report. */
export const scenarios: readonly Scenario[] = [
  ...shapeNames.map((shape): Scenario => ({ shape, profile: 'distinct', latencyMs: 0 })),
  ...shapeNames.map((shape): Scenario => ({ shape, profile: 'identical', latencyMs: 0 })),
  { shape: 'profile', profile: 'distinct', latencyMs: slowMs },
  { shape: 'heavy', profile: 'distinct', latencyMs: slowMs },
];

export const titleOf = ({ shape, profile, latencyMs }: Scenario): string =>
  `${shape}, ${profile} requests${latencyMs ? `, ${latencyMs} ms in every subgraph` : ''}`;

/**
 * The scenarios of the given shapes and kinds; what is left out chooses all.
 * @param kinds `distinct`, `identical` and `slow`, the last for those with latency.
 * @throws UsageError for a name that is none.
 */
export function chosenScenarios(
  shapesText: string | undefined,
  kindsText: string | undefined,
): readonly Scenario[] {
  const chosenShapes = chosenOf('--shapes', shapesText, shapeNames);
  const chosenKinds = chosenOf('--profiles', kindsText, ['distinct', 'identical', 'slow']);
  return scenarios.filter(
    (scenario) => chosenShapes.includes(scenario.shape) && chosenKinds.includes(kindOf(scenario)),
  );
}

const kindOf = ({ profile, latencyMs }: Scenario) => (latencyMs > 0 ? 'slow' : profile);

/** @throws UsageError for a name that is not among the known ones. */
export function chosenOf<T extends string>(
  flag: string,
  text: string | undefined,
  known: readonly T[],
): readonly T[] {
  if (text === undefined) return known;
  const names = text.split(',');
  const unknown = names.filter((name) => !known.some((one) => one === name));
  if (unknown.length > 0)
    throw new UsageError(`${flag} has no "${unknown.join('", "')}", only ${known.join(', ')}.`);
  return known.filter((name) => names.includes(name));
}
