import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { RequestTrace } from '../observe/tracing.js';
import type { EntityKeys } from './entity-keys.js';
import { FetchShapes } from './fetch-shape.js';
import type { QueryPlan } from './plan.js';
import type { PlanObserver } from './plan-observer.js';
import { type AskedOperation, Program, type Schemas } from './program.js';

/** Plans the operation of a name in a document. */
export type Plan = (document: DocumentNode, operationName: string | undefined) => QueryPlan;

export interface ProgramKey {
  /** Of the client's document, and of what is left of it when something was refused. */
  readonly hashes: readonly string[];
  readonly operationName: string | undefined;
}

/** Programs are small; their plans and documents weigh, about so much for each character of the plan's fetches. */
const bytesPerCharacter = 40;
const programsMax = 2_000;
const programBytesMax = 64 * 1024 * 1024;

/** The operations that were made ready, bounded in number and in memory; those longest unused go first. */
export class Programs {
  readonly #cache = new LRUCache<string, Program>({
    max: programsMax,
    maxSize: programBytesMax,
    sizeCalculation: weightOf,
  });

  constructor(
    private readonly plan: Plan,
    private readonly schemas: Schemas,
    private readonly keys: EntityKeys,
    private readonly observer?: PlanObserver,
  ) {}

  get size(): number {
    return this.#cache.size;
  }

  /**
   * @param planned the document that is planned: the client's, without what is refused.
   * @param trace of the request that waits for it.
   */
  of(
    { hashes, operationName }: ProgramKey,
    asked: AskedOperation,
    planned: DocumentNode,
    trace?: RequestTrace,
  ): Program {
    const key = JSON.stringify([hashes, operationName]);
    const known = this.#cache.get(key);
    if (known) {
      this.observer?.onKnown();
      return known;
    }
    const plan = this.#plan(planned, operationName, trace);
    const program = new Program(plan, asked, this.schemas, new FetchShapes(this.schemas.schema, this.keys));
    this.#cache.set(key, program);
    return program;
  }

  #plan(document: DocumentNode, operationName: string | undefined, trace?: RequestTrace): QueryPlan {
    const beganAtMs = performance.now();
    try {
      return this.plan(document, operationName);
    } finally {
      this.observer?.onPlanned((performance.now() - beganAtMs) / 1_000);
      trace?.planned(beganAtMs);
    }
  }
}

function weightOf({ plan, asked }: Program): number {
  const source = asked.document.loc?.source.body.length ?? 0;
  return bytesPerCharacter * (fetchedCharacters(plan.node) + source) + 1;
}

function fetchedCharacters(node: QueryPlan['node']): number {
  if (!node) return 0;
  switch (node.kind) {
    case 'Fetch':
      return node.operation.length;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.reduce((sum, one) => sum + fetchedCharacters(one), 0);
    case 'Flatten':
      return fetchedCharacters(node.node);
    case 'Condition':
      return fetchedCharacters(node.ifClause) + fetchedCharacters(node.elseClause);
    case 'Defer':
    case 'Subscription':
      return 0;
  }
}
