import fc from 'fast-check';
import type { RandomField, RandomGraph } from './random-graph.js';

export interface RandomSelection {
  /** The type on which it is selected, or, of a fragment, the type it is about. */
  readonly on: string;
  /** Null for a fragment, and for what says the type. */
  readonly field: RandomField | null;
  readonly alias: string;
  readonly directive: '' | keyof typeof directives;
  readonly inner: readonly RandomSelection[];
}

/** The directives an operation uses, and whether they leave out what they stand on. */
export const directives = {
  '@skip(if: true)': true,
  '@skip(if: $no)': false,
  '@skip(if: $yes)': true,
  '@include(if: $yes)': false,
  '@include(if: $no)': true,
  '@include(if: $default)': true,
};

export const variables = { yes: true, no: false };

const possibleOf: Readonly<Record<string, readonly string[]>> = {
  Named: ['T0', 'T1'],
  Any: ['T0', 'T1', 'T2'],
};

/** Whether a fragment about one type is about an object of another. */
export const isAbout = (type: string, runtime: string): boolean =>
  type === runtime || (possibleOf[type]?.includes(runtime) ?? false);

export function fieldsOf({ fields }: RandomGraph, type: string): readonly RandomField[] {
  if (type === 'T0') return [...fields.T0, ...fields.T0x];
  if (type === 'Named') return fields.T0.filter(({ name }) => name === 'name');
  return type === 'Query' || type === 'T1' || type === 'T2' ? fields[type] : [];
}

const isLeaf = (base: string): boolean => ['String', 'Secret', 'Colour'].includes(base);

/** Draws selections from bytes, so that fast-check can shrink them. */
export const randomOperation = (graph: RandomGraph): fc.Arbitrary<readonly RandomSelection[]> =>
  fc
    .array(fc.nat(1_000_000), { minLength: 80, maxLength: 80 })
    .map((numbers) => new Draw(graph, numbers).at('Query', 4));

class Draw {
  #next = 0;
  #aliases = 0;

  constructor(
    private readonly graph: RandomGraph,
    private readonly numbers: readonly number[],
  ) {}

  at(type: string, depth: number): readonly RandomSelection[] {
    const count = 1 + this.#below(3);
    const drawn = Array.from({ length: count }, () => this.#one(type, depth)).flat();
    return type in possibleOf ? [typename(type), ...drawn] : drawn;
  }

  #one(type: string, depth: number): readonly RandomSelection[] {
    const about = [...(possibleOf[type] ?? []), ...(type === 'Query' ? [] : [type])];
    if (about.length > 0 && depth > 0 && (type === 'Any' || this.#below(4) === 0)) {
      const on = about[this.#below(about.length)] ?? type;
      const inner = on === type && type === 'Any' ? [typename(type)] : this.at(on, depth - 1);
      return [{ on, field: null, alias: '', directive: this.#directive(), inner }];
    }
    const possible = fieldsOf(this.graph, type).filter(({ base }) => depth > 0 || isLeaf(base));
    const field = possible[this.#below(possible.length)];
    if (!field) return [typename(type)];
    const alias = this.#below(2) === 0 ? field.name : `alias_${this.#aliases++}`;
    const inner = isLeaf(field.base) ? [] : this.at(field.base, depth - 1);
    return [{ on: type, field, alias, directive: this.#directive(), inner }];
  }

  #directive(): RandomSelection['directive'] {
    const known = Object.keys(directives) as (keyof typeof directives)[];
    return this.#below(4) === 0 ? (known[this.#below(known.length)] ?? '') : '';
  }

  #below(limit: number): number {
    const number = this.numbers[this.#next++ % this.numbers.length] ?? 0;
    return limit > 0 ? (number + this.#next) % limit : 0;
  }
}

const typename = (on: string): RandomSelection => ({
  on,
  field: null,
  alias: '__typename',
  directive: '',
  inner: [],
});

export function printOperation(selections: readonly RandomSelection[]): string {
  return `query ($yes: Boolean!, $no: Boolean!, $default: Boolean! = false) {
    plain @skip(if: $yes) @include(if: $no) x: plain @include(if: $default) ${print(selections)} }`;
}

function print(selections: readonly RandomSelection[]): string {
  return selections
    .map(({ on, field, alias, directive, inner }) => {
      if (alias === '__typename') return '__typename';
      const set = inner.length > 0 ? `{ ${print(inner)} }` : '';
      return field ? `${alias}: ${field.name} ${directive} ${set}` : `... on ${on} ${directive} ${set}`;
    })
    .join(' ');
}
