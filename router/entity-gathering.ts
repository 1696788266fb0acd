import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionNode,
} from 'graphql';
import { z } from 'zod';
import { invariant } from '../shared/errors/invariant.js';

/** A call for entities by their keys. Its other variables are the client's own: one name has one value in a request. */
export interface EntityCall {
  readonly document: DocumentNode;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>> & { readonly representations: readonly unknown[] };
}

/** One call that is really made. */
export interface GatheredCall {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly isQuery: true;
}

interface Waiting {
  readonly call: EntityCall;
  readonly answered: (body: unknown) => void;
  readonly failed: (reason: unknown) => void;
}

/**
 * Lets the calls for entities that one request makes to one subgraph at one time travel as one. A plan has a call for
 * each place in the answer, so a citizen and the citizen's family card would otherwise be two.
 */
export class EntityGathering {
  readonly #waiting = new WeakMap<object, Waiting[]>();

  constructor(
    /** The supergraph's. */
    private readonly schema: GraphQLSchema,
    private readonly send: (call: GatheredCall, request: object) => Promise<unknown>,
  ) {}

  /** @param request the same object for all calls of one request of a client, and of no other. */
  ask(request: object, call: EntityCall): Promise<unknown> {
    return new Promise((answered, failed) => {
      const waiting = this.#waiting.get(request);
      if (waiting) {
        waiting.push({ call, answered, failed });
        return;
      }
      const first = [{ call, answered, failed }];
      this.#waiting.set(request, first);
      // By then every branch of the plan that can go on has asked.
      setImmediate(() => {
        this.#waiting.delete(request);
        for (const group of this.#groups(first)) void this.#sendTogether(group, request);
      });
    });
  }

  /** Calls that can travel as one: alike to the letter, or about different types. */
  #groups(waiting: readonly Waiting[]): readonly (readonly Waiting[])[] {
    const groups: { readonly members: Waiting[]; readonly types: Map<string, string> }[] = [];
    for (const one of waiting) {
      const types = this.#typesOf(one.call);
      const fitting = groups.find((group) =>
        types.every((type) => (group.types.get(type) ?? one.call.query) === one.call.query),
      );
      if (types.length > 0 && fitting) {
        fitting.members.push(one);
        for (const type of types) fitting.types.set(type, one.call.query);
      } else {
        const own = types.length > 0 ? types : [`only ${groups.length}`];
        groups.push({ members: [one], types: new Map(own.map((type) => [type, one.call.query])) });
      }
    }
    return groups.map(({ members }) => members);
  }

  /** The types a call asks about; none when it must travel alone. */
  #typesOf({ document }: EntityCall): readonly string[] {
    const [entities, ...others] = getOperationAST(document)?.selectionSet.selections ?? [];
    if (document.definitions.length > 1 || others.length > 0 || entities?.kind !== Kind.FIELD) return [];
    const types = (entities.selectionSet?.selections ?? []).map((selection) =>
      selection.kind === Kind.INLINE_FRAGMENT ? (selection.typeCondition?.name.value ?? '') : '',
    );
    return types.every((type) => isObjectType(this.schema.getType(type))) ? types : [];
  }

  async #sendTogether(group: readonly Waiting[], request: object): Promise<void> {
    const calls = group.map(({ call }) => call);
    const representations = calls.flatMap(({ variables }) => variables.representations);
    const variables = Object.assign({}, ...calls.map((call) => call.variables), { representations });
    try {
      const query = gatheredQuery(calls);
      const body = await this.send({ query, variables, isQuery: true }, request);
      const bodies =
        calls.length === 1
          ? [body]
          : shared(
              body,
              calls.map((call) => call.variables.representations.length),
            );
      for (const [i, { answered }] of group.entries()) answered(bodies[i]);
    } catch (error) {
      for (const { failed } of group) failed(error);
    }
  }
}

const known = new WeakMap<DocumentNode, Map<string, string>>();

/** One query for the entities of all of these; printed once, because documents live as long as the plan they belong to. */
function gatheredQuery(calls: readonly EntityCall[]): string {
  const [first, ...others] = [...new Map(calls.map((call) => [call.query, call])).values()];
  if (!first || others.length === 0) return first?.query ?? '';
  const printed = known.get(first.document) ?? new Map<string, string>();
  known.set(first.document, printed);
  const key = others.map(({ query }) => query).join('\n');
  const query = printed.get(key) ?? print(gathered([first, ...others].map(({ document }) => document)));
  printed.set(key, query);
  return query;
}

function gathered(documents: readonly DocumentNode[]): OperationDefinitionNode {
  const operations = documents.flatMap((document) => getOperationAST(document) ?? []);
  const [first] = operations;
  const [entities] = first?.selectionSet.selections ?? [];
  invariant(first && entities?.kind === Kind.FIELD, 'a call for entities has one field, _entities');
  const definitions = operations.flatMap(({ variableDefinitions = [] }) => variableDefinitions);
  const selections = operations.flatMap(({ selectionSet }) => selectionSet.selections.flatMap(selectionsOf));
  return {
    ...first,
    variableDefinitions: [...new Map(definitions.map((one) => [one.variable.name.value, one])).values()],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [{ ...entities, selectionSet: { kind: Kind.SELECTION_SET, selections } }],
    },
  };
}

const selectionsOf = (selection: SelectionNode): readonly SelectionNode[] =>
  selection.kind === Kind.FIELD ? (selection.selectionSet?.selections ?? []) : [];

const entitiesAnswer = z.object({
  data: z.object({ _entities: z.array(z.unknown()) }).nullish(),
  errors: z.array(z.object({ path: z.array(z.unknown()).nullish() }).loose()).nullish(),
});

/**
 * Gives each call its part of an answer: its entities, the errors about them, and those about no entity.
 * @throws Error when there are not as many entities as were asked: a call would be given another's.
 */
function shared(body: unknown, counts: readonly number[]): readonly unknown[] {
  const { data, errors } = entitiesAnswer.parse(body);
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (data && data._entities.length !== total) throw new Error('not what was asked');
  let from = 0;
  return counts.map((count) => {
    const [start, end] = [from, from + count];
    from = end;
    return {
      data: data && { _entities: data._entities.slice(start, end) },
      errors: (errors ?? []).flatMap((error) => errorWithin(error, start, end)),
    };
  });
}

type EntityError = NonNullable<z.output<typeof entitiesAnswer>['errors']>[number];

function errorWithin(error: EntityError, start: number, end: number): readonly EntityError[] {
  const [root, place, ...rest] = error.path ?? [];
  if (root !== '_entities' || typeof place !== 'number') return [error];
  return place >= start && place < end ? [{ ...error, path: [root, place - start, ...rest] }] : [];
}
