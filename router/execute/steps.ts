import { Fault } from '../../shared/errors/fault.js';
import type { FetchShape, FetchShapes } from './fetch-shape.js';
import type { Path } from './path.js';
import type { FetchNode, PlanNode } from './plan.js';

/** A plan as it is executed. */
export type Step =
  | FetchStep
  | { readonly kind: 'sequence'; readonly steps: readonly Step[] }
  | { readonly kind: 'parallel'; readonly steps: readonly Step[] }
  | {
      readonly kind: 'condition';
      readonly variable: string;
      readonly whenTrue: Step | null;
      readonly whenFalse: Step | null;
    };

export interface FetchStep {
  readonly kind: 'fetch';
  readonly shape: FetchShape;
  /** Where in the answer what it brings is put. */
  readonly at: Path;
  /** With what it travels. */
  readonly call: Call;
}

/** The fetches that travel to a subgraph as one: all that a plan makes of it in one wave. */
export interface Call {
  readonly subgraph: string;
  readonly isQuery: boolean;
  readonly steps: readonly FetchStep[];
}

/**
 * Arranges the fetches of a plan in waves: a wave is as deep as what must come before it. What asks one subgraph in one wave
 * is one call, whatever its place in the plan, so there are never more waves than the plan has, and often fewer calls.
 */
export class Steps {
  readonly root: Step | null;
  readonly #calls = new Map<string, Call & { readonly steps: FetchStep[] }>();

  constructor(
    plan: PlanNode | null,
    private readonly shapes: FetchShapes,
  ) {
    this.root = plan && this.#compile(plan, [], 0).step;
  }

  get calls(): readonly Call[] {
    return [...this.#calls.values()];
  }

  #compile(node: PlanNode, at: Path, wave: number): Compiled {
    switch (node.kind) {
      case 'Sequence': {
        let depth = 0;
        const steps = node.nodes.map((one) => {
          const compiled = this.#compile(one, at, wave + depth);
          depth += compiled.depth;
          return compiled.step;
        });
        return { step: { kind: 'sequence', steps }, depth };
      }
      case 'Parallel': {
        const compiled = node.nodes.map((one) => this.#compile(one, at, wave));
        return {
          step: { kind: 'parallel', steps: compiled.map(({ step }) => step) },
          depth: deepest(compiled),
        };
      }
      case 'Condition': {
        const [ifTrue, ifFalse] = [node.ifClause, node.elseClause].map((one) =>
          one ? this.#compile(one, at, wave) : null,
        );
        const [whenTrue, whenFalse] = [ifTrue?.step ?? null, ifFalse?.step ?? null];
        const step = { kind: 'condition', variable: node.condition, whenTrue, whenFalse } as const;
        return { step, depth: deepest([ifTrue, ifFalse]) };
      }
      case 'Flatten':
        return this.#compile(node.node, [...at, ...node.path], wave);
      case 'Fetch':
        return { step: this.#fetch(node, at, wave), depth: 1 };
      case 'Defer':
        throw new Fault('GRAPHQL_VALIDATION_FAILED', 'Nothing can be deferred: ask without @defer.');
    }
  }

  #fetch(node: FetchNode, at: Path, wave: number): FetchStep {
    const shape = this.shapes.of(node);
    const { subgraph, isQuery, entities } = shape;
    // The fields of a root are one operation each; entities can be asked many times in one.
    const place = JSON.stringify([wave, subgraph, isQuery, entities ? 'entities' : this.#calls.size]);
    const call = this.#calls.get(place) ?? { subgraph, isQuery, steps: [] };
    this.#calls.set(place, call);
    const step = { kind: 'fetch', shape, at, call } as const;
    call.steps.push(step);
    return step;
  }
}

interface Compiled {
  readonly step: Step;
  /** How many waves it takes. */
  readonly depth: number;
}

const deepest = (compiled: readonly (Compiled | null | undefined)[]): number =>
  Math.max(0, ...compiled.map((one) => one?.depth ?? 0));
