import { Fault } from '../../shared/errors/fault.js';
import { type Call, callsOf } from './calls.js';
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
  /** How many fetches must come before it, at least: those of one wave go out together. */
  readonly wave: number;
  /** Whether no other step waits for it. */
  readonly isLast: boolean;
}

/** Where in a plan a node stands. */
interface Place {
  readonly at: Path;
  readonly wave: number;
  readonly isLast: boolean;
}

interface Compiled {
  readonly step: Step;
  /** How many waves it takes. */
  readonly depth: number;
}

/** A plan's nodes as steps, and its fetches as few calls. */
export class Steps {
  readonly root: Step | null;
  readonly #fetches: FetchStep[] = [];
  readonly #calls: ReadonlyMap<FetchStep, Call>;

  constructor(
    plan: PlanNode | null,
    private readonly shapes: FetchShapes,
  ) {
    this.root = plan && this.#compile(plan, { at: [], wave: 0, isLast: true }).step;
    this.#calls = callsOf(this.#fetches);
  }

  get fetches(): readonly FetchStep[] {
    return this.#fetches;
  }

  /** With what a fetch travels. */
  callOf(step: FetchStep): Call | undefined {
    return this.#calls.get(step);
  }

  #compile(node: PlanNode, place: Place): Compiled {
    switch (node.kind) {
      case 'Sequence':
        return this.#sequence(node.nodes, place);
      case 'Parallel': {
        const compiled = node.nodes.map((one) => this.#compile(one, place));
        return {
          step: { kind: 'parallel', steps: compiled.map(({ step }) => step) },
          depth: deepest(compiled),
        };
      }
      case 'Condition': {
        const ifTrue = node.ifClause ? this.#compile(node.ifClause, place) : null;
        const ifFalse = node.elseClause ? this.#compile(node.elseClause, place) : null;
        const [whenTrue, whenFalse] = [ifTrue?.step ?? null, ifFalse?.step ?? null];
        const step = { kind: 'condition', variable: node.condition, whenTrue, whenFalse } as const;
        return { step, depth: deepest([ifTrue, ifFalse]) };
      }
      case 'Flatten':
        return this.#compile(node.node, { ...place, at: [...place.at, ...node.path] });
      case 'Fetch':
        return { step: this.#fetch(node, place), depth: 1 };
      case 'Defer':
        throw new Fault('GRAPHQL_VALIDATION_FAILED', 'Nothing can be deferred: ask without @defer.');
    }
  }

  #sequence(nodes: readonly PlanNode[], place: Place): Compiled {
    let depth = 0;
    const steps = nodes.map((node, index) => {
      const isLast = place.isLast && index === nodes.length - 1;
      const compiled = this.#compile(node, { ...place, isLast, wave: place.wave + depth });
      depth += compiled.depth;
      return compiled.step;
    });
    return { step: { kind: 'sequence', steps }, depth };
  }

  #fetch(node: FetchNode, place: Place): FetchStep {
    const step = { kind: 'fetch', shape: this.shapes.of(node), ...place } as const;
    this.#fetches.push(step);
    return step;
  }
}

const deepest = (compiled: readonly (Compiled | null)[]): number =>
  Math.max(0, ...compiled.map((one) => one?.depth ?? 0));
