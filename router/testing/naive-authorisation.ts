import type { RandomField, RandomGraph, RandomRule, RandomViewer } from './random-graph.js';
import { typeOf } from './random-graph.js';
import { directives, fieldsOf, isAbout, type RandomSelection } from './random-operation.js';

export interface Expected {
  readonly data: unknown;
  readonly paths: readonly string[];
}

/**
 * What should be answered, found out as naively as can be: the whole answer, of which every field is judged by itself.
 * It knows the random graph's model and nothing of SDL, plans or filters.
 */
export class NaiveAuthorisation {
  constructor(
    private readonly graph: RandomGraph,
    private readonly viewer: RandomViewer,
  ) {}

  needsPurpose(selections: readonly RandomSelection[]): boolean {
    const { kind, statesPurpose } = this.viewer;
    if (kind === 'citizen' || kind === 'anonymous' || statesPurpose) return false;
    const needsOne = (one: RandomSelection): boolean =>
      !isLeftOut(one) &&
      ((one.field !== null &&
        this.#rules(one.on, one.field).some(({ personal, policy }) => personal || policy)) ||
        one.inner.some(needsOne));
    return selections.some(needsOne);
  }

  isRefused(on: string, field: RandomField): boolean {
    return !this.#rules(on, field).every((rule) => this.#meets(rule));
  }

  expected(selections: readonly RandomSelection[], whole: object): Expected {
    const paths: string[] = [];
    try {
      return { data: this.#object(selections, 'Query', whole, [], paths), paths };
    } catch (error) {
      if (error !== bubble) throw error;
      return { data: null, paths };
    }
  }

  #object(
    selections: readonly RandomSelection[],
    type: string,
    whole: object,
    path: readonly (string | number)[],
    paths: string[],
  ): object {
    const told: Record<string, unknown> = {};
    let isWhole = true;
    const byName = new Map<string, RandomSelection[]>();
    for (const one of asked(selections, type)) byName.set(one.alias, [...(byName.get(one.alias) ?? []), one]);
    for (const [alias, same] of byName) {
      const [{ field } = { field: null }] = same;
      const value: unknown = Reflect.get(whole, alias);
      const at = [...path, alias];
      if (!field) told[alias] = value;
      else if (same.some((one) => one.field && this.isRefused(one.on, one.field))) {
        paths.push(at.join('.'));
        isWhole &&= !typeOf(field).endsWith('!');
        told[alias] = null;
      } else {
        const inner = same.flatMap((one) => one.inner);
        const known = orBubble(() => this.#value(typeOf(field), inner, field.base, value, at, paths));
        isWhole &&= known !== bubble;
        told[alias] = known;
      }
    }
    if (!isWhole) throw bubble;
    return told;
  }

  #value(
    type: string,
    inner: readonly RandomSelection[],
    base: string,
    whole: unknown,
    at: readonly (string | number)[],
    paths: string[],
  ): unknown {
    if (whole === null) return null;
    try {
      if (type.startsWith('[') && Array.isArray(whole)) {
        const element = type.slice(1, type.lastIndexOf(']'));
        const elements = whole.map((one, i) =>
          orBubble(() => this.#value(element, inner, base, one, [...at, i], paths)),
        );
        if (elements.includes(bubble)) throw bubble;
        return elements;
      }
      if (inner.length === 0 || typeof whole !== 'object') return whole;
      const runtime = 'Named Any'.includes(base) ? String(Reflect.get(whole, '__typename')) : base;
      return this.#object(inner, runtime, whole, at, paths);
    } catch (error) {
      if (error !== bubble || type.endsWith('!')) throw error;
      return null;
    }
  }

  #rules(on: string, field: RandomField): readonly RandomRule[] {
    const parents = on === 'Named' ? (['T0', 'T1'] as const) : [on];
    const own = parents.flatMap((type) =>
      fieldsOf(this.graph, type).filter(({ name }) => name === field.name),
    );
    return [
      ...own.map(({ rule }) => rule),
      ...parents.flatMap((type) => this.#typeRule(type)),
      ...this.#valueRules(field.base),
    ];
  }

  #typeRule(type: string): readonly RandomRule[] {
    const { typeRules } = this.graph;
    const rule = Object.entries(typeRules).find(([name]) => name === type)?.[1];
    return rule ? [rule] : [];
  }

  /** Composition gives an interface the rules of what implements it; categories of data are ours and not among them. */
  #valueRules(base: string): readonly RandomRule[] {
    if (base === 'Any') return [];
    const types = base === 'Named' ? ['T0', 'T1'] : [base];
    const withoutCategory = base === 'Named' || base === 'Secret' || base === 'Colour';
    return types
      .flatMap((type) => this.#typeRule(type))
      .map((rule) => (withoutCategory ? { ...rule, personal: false } : rule));
  }

  #meets({ authenticated, scopes, policy, personal }: RandomRule): boolean {
    const { kind, scopes: held } = this.viewer;
    const isKnown = kind !== 'anonymous';
    return (
      (!authenticated || isKnown) &&
      (!scopes || scopes.some((all) => all.every((one) => isKnown && held.includes(one)))) &&
      (!policy || (isKnown && kind !== 'analyst')) &&
      (!personal || kind !== 'analyst')
    );
  }
}

const bubble = new Error('a null that may not be');

/** A null that takes its parents with it does so once everything beside it was looked at. */
function orBubble(look: () => unknown): unknown {
  try {
    return look();
  } catch (error) {
    if (error !== bubble) throw error;
    return bubble;
  }
}

const isLeftOut = ({ directive }: RandomSelection): boolean => directive !== '' && directives[directive];

function asked(selections: readonly RandomSelection[], runtime: string): readonly RandomSelection[] {
  return selections.flatMap((one) => {
    if (isLeftOut(one)) return [];
    if (one.field || one.alias === '__typename') return [one];
    return isAbout(one.on, runtime) ? asked(one.inner, runtime) : [];
  });
}
