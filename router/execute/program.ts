import { randomUUID } from 'node:crypto';
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { invariant } from '../../shared/errors/invariant.js';
import { errorAt } from '../relayed-fault.js';
import { AnswerState } from './answer-state.js';
import { pathGiven } from './client-aliases.js';
import { type Ask, Execution } from './execution.js';
import type { FetchShape, FetchShapes } from './fetch-shape.js';
import type { QueryPlan } from './plan.js';
import { Projection } from './projection.js';
import { Selections } from './selection.js';
import { unshared } from './sharing.js';
import { Steps } from './steps.js';
import { writtenBody } from './written-data.js';

/** What the client asked, and what of it is refused. */
export interface AskedOperation {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly refused: ReadonlySet<FieldNode>;
}

export interface Schemas {
  /** The supergraph's. */
  readonly schema: GraphQLSchema;
  /** As the client knows it. */
  readonly clientSchema: GraphQLSchema;
}

export interface Run {
  readonly ask: Ask;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** With their defaults, as values of their types. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly onNonsense: (subgraph: string) => void;
}

export interface Answer {
  /** The body of a response that has nothing but the data, see WrittenData; null when nothing is left of them. */
  readonly body: string | null;
  readonly errors: readonly GraphQLError[];
}

/** So many outcomes of the conditions in one operation are kept. */
const outcomesMax = 16;

/** An operation made ready: planned and compiled once, executed many times. */
export class Program {
  /** Unlike that of any other program. */
  readonly id = randomUUID();
  readonly #steps: Steps;
  readonly #unshared: ReadonlySet<FetchShape>;
  /** The variables on which a selection depends. */
  readonly #conditions: readonly string[];
  readonly #projections = new Map<string, Projection>();

  constructor(
    readonly plan: QueryPlan,
    readonly asked: AskedOperation,
    private readonly schemas: Schemas,
    shapes: FetchShapes,
  ) {
    invariant(plan.node?.kind !== 'Subscription', 'a graph without subscriptions plans none');
    this.#steps = new Steps(plan.node ?? null, shapes);
    this.#unshared = unshared(this.#steps.fetches);
    this.#conditions = conditionsOf(asked.document);
  }

  async run({ ask, variables, values, onNonsense }: Run): Promise<Answer> {
    const { operation } = this.asked;
    const execution = new Execution({
      schema: this.schemas.schema,
      unshared: this.#unshared,
      callOf: (step) => this.#steps.callOf(step),
      ask,
      variables,
      onNonsense,
      holds: (variable) => values[variable] === true,
      remembers: operation.operation === OperationTypeNode.QUERY,
    });
    if (this.#steps.root) await execution.run(this.#steps.root);
    return this.#written(execution, variables, values);
  }

  #written(execution: Execution, variables: Run['variables'], values: Run['values']): Answer {
    const state = new AnswerState(execution, variables);
    const text = this.#projectionFor(values).write(execution.data, state);
    const untold = execution.missing.untold.flatMap(({ causes, at }) =>
      causes.map(({ reason }) => errorAt(pathGiven(at), reason)),
    );
    return {
      body: text === 'null' ? null : writtenBody(text),
      errors: [...state.errors, ...untold],
    };
  }

  #projectionFor(values: Run['values']): Projection {
    const holding = new Set(this.#conditions.filter((name) => values[name] === true));
    const outcome = [...holding].join();
    const known = this.#projections.get(outcome);
    if (known) return known;
    const { document, operation, refused } = this.asked;
    const holds = (name: string) => holding.has(name);
    const { schema, clientSchema } = this.schemas;
    const root = clientSchema.getRootType(operation.operation);
    invariant(root, 'an operation that is executed is one that the schema has');
    const selections = new Selections(clientSchema, document, operation, schema, holds);
    const projection = new Projection(selections, root, operation.selectionSet, refused);
    if (this.#projections.size >= outcomesMax) this.#projections.clear();
    this.#projections.set(outcome, projection);
    return projection;
  }
}

function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: [condition] = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      if (condition?.value.kind === Kind.VARIABLE) names.add(condition.value.name.value);
    },
  });
  return [...names].sort();
}
