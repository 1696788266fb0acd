import type { FetchShape } from './fetch-shape.js';
import { quoted } from './json-text.js';
import type { Lane } from './lane.js';

/** The variables of a request, each as text of JSON; one that was not sent has none. */
export type VariableTexts = (name: string) => string | undefined;

/** The body of a request to a subgraph for the fields of a root. */
export function rootText(shape: FetchShape, textOf: VariableTexts): string {
  const head = rootHeads.get(shape) ?? headOf(shape.text);
  rootHeads.set(shape, head);
  return bodyText(head, valuesOf(shape.variables.keys(), textOf));
}

/** The body of a request to a subgraph for entities. */
export function entitiesText(lanes: readonly Lane[], textOf: VariableTexts): string {
  const { head, variables, representations } = questionsOf(lanes);
  const lists = lanes.map(
    (lane, index) =>
      `"${representations[index]}":[${lane.asked.map(({ representation }) => representation).join()}]`,
  );
  return bodyText(head, [...lists, ...valuesOf(variables, textOf)]);
}

/** What the answer to each of so many questions is called: as usual, or by a name of its own, so that none disturbs another. */
export function answerNames(count: number): readonly string[] {
  const names = namesByCount.get(count) ?? Array.from({ length: count }, (_, index) => `_${index}`);
  namesByCount.set(count, names);
  return names;
}

const namesByCount = new Map<number, readonly string[]>([[1, ['_entities']]]);

interface Questions {
  /** The body up to the values of its variables. */
  readonly head: string;
  /** The names of the client's variables that are used. */
  readonly variables: readonly string[];
  /** The name of each question's own variable. */
  readonly representations: readonly string[];
}

/** Made once for each shape; shapes live as long as the plan they belong to. */
const rootHeads = new WeakMap<FetchShape, string>();

/** Shapes that are asked together: one more than the combination before it. */
class Combination {
  questions: Questions | null = null;
  readonly #withOneMore = new WeakMap<FetchShape, Combination>();

  with(shape: FetchShape): Combination {
    const known = this.#withOneMore.get(shape) ?? new Combination();
    this.#withOneMore.set(shape, known);
    return known;
  }
}

const none = new Combination();

function questionsOf(lanes: readonly Lane[]): Questions {
  let combination = none;
  for (const { shape } of lanes) combination = combination.with(shape);
  combination.questions ??= written(lanes.map(({ shape }) => shape));
  return combination.questions;
}

function written(shapes: readonly FetchShape[]): Questions {
  const definitions = new Map(shapes.flatMap(({ variables }) => [...variables]));
  const names = answerNames(shapes.length);
  const representations = names.map((_, index) =>
    freeName(shapes.length === 1 ? '' : String(index), definitions),
  );
  const own = representations.map((name) => `$${name}:[_Any!]!`);
  const questions = shapes.map(({ text }, index) => {
    const alias = shapes.length === 1 ? '' : `${names[index]}:`;
    return `${alias}_entities(representations:$${representations[index]})${text}`;
  });
  const query = `query(${[...own, ...definitions.values()].join()}){${questions.join(' ')}}`;
  return { head: headOf(query), variables: [...definitions.keys()], representations };
}

/** A name that no variable of the client's has. */
function freeName(suffix: string, taken: ReadonlyMap<string, string>): string {
  let name = `representations${suffix}`;
  while (taken.has(name)) name += '_';
  return name;
}

function valuesOf(names: Iterable<string>, textOf: VariableTexts): readonly string[] {
  return [...names].flatMap((name) => {
    const text = textOf(name);
    return text === undefined ? [] : [`${quoted(name)}:${text}`];
  });
}

const headOf = (query: string): string => `{"query":${quoted(query)},"variables":{`;

const bodyText = (head: string, variables: readonly string[]): string => `${head}${variables.join()}}}`;
