import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  print,
  type SelectionSetNode,
  stripIgnoredCharacters,
} from 'graphql';
import { Fault } from '../../shared/errors/fault.js';
import { invariant } from '../../shared/errors/invariant.js';
import { type Shape, shapeOf } from './answer-shape.js';
import type { EntityKeys } from './entity-keys.js';
import { isRequiring } from './join-graph.js';
import type { FetchNode, Rewrite } from './plan.js';
import { RepresentationWriter } from './representation.js';

/** What a subgraph is asked: the same question at two places in a plan is one shape. */
export interface FetchShape {
  readonly subgraph: string;
  /** A query may be sent twice; anything else may not. */
  readonly isQuery: boolean;
  /** The selections on each entity, or the root's with the operation around it; as text. */
  readonly text: string;
  /** The variables that it uses, each with its definition as text. */
  readonly variables: ReadonlyMap<string, string>;
  /** By what entities are asked about; null for the fields of a root. */
  readonly entities: RepresentationWriter | null;
  /** What may be answered: of the root, or of every entity. */
  readonly shape: Shape;
  /** The names in the answer of what is asked. */
  readonly names: readonly string[];
  /** Those of the names that are made from other subgraphs' fields. */
  readonly requiring: ReadonlySet<string>;
  /** As what entities are asked about, when not as what they are (`@interfaceObject`). */
  readonly askedAs: string | null;
  /** The types that an object can be of: those that are not abstract. */
  readonly concrete: ReadonlySet<string>;
  /** The keys with which every entity says which it is, by the types of entities. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
  readonly rewrites: readonly Rewrite[];
}

/** Compiles what a plan would fetch, each question once. */
export class FetchShapes {
  readonly #known = new Map<string, FetchShape>();
  readonly #concrete: ReadonlySet<string>;

  constructor(
    /** The supergraph's. */
    private readonly schema: GraphQLSchema,
    private readonly keys: EntityKeys,
  ) {
    this.#concrete = concreteTypes(schema);
  }

  of(node: FetchNode): FetchShape {
    if (node.contextRewrites?.length)
      throw new Fault(
        'GRAPHQL_VALIDATION_FAILED',
        'A field needs a context (@context), which this router does not set.',
      );
    const operation = node.operationDocumentNode && operationOf(node.operationDocumentNode);
    invariant(operation, 'a fetch has one operation, which spreads no fragments');
    const { serviceName, requires = [], inputRewrites = [], outputRewrites = [] } = node;
    const asked = node.requires ? this.#entities(node, operation) : this.#root(operation);
    const key = JSON.stringify([serviceName, asked.text, requires, inputRewrites, outputRewrites]);
    const known = this.#known.get(key);
    if (known) return known;
    const shape = {
      ...asked,
      subgraph: serviceName,
      isQuery: operation.operation === OperationTypeNode.QUERY,
      variables: variablesOf(operation),
      names: renamed(asked.names, outputRewrites),
      rewrites: outputRewrites,
      askedAs: typeSetBy(inputRewrites),
      concrete: this.#concrete,
    };
    this.#known.set(key, shape);
    return shape;
  }

  #root(operation: OperationDefinitionNode): Asked {
    const root = this.schema.getRootType(operation.operation) ?? undefined;
    const shape = shapeOf(this.schema, [{ parent: root, set: operation.selectionSet }]);
    const { name: _, ...unnamed } = operation;
    return {
      text: textOf(unnamed),
      entities: null,
      shape,
      names: [...shape.keys()],
      keys: new Map(),
      requiring: new Set(),
    };
  }

  #entities(
    { serviceName, requires = [], inputRewrites = [] }: FetchNode,
    operation: OperationDefinitionNode,
  ): Asked {
    const [entities] = operation.selectionSet.selections;
    invariant(entities?.kind === Kind.FIELD && entities.selectionSet, 'entities are asked in one field');
    const names = shapeOf(this.schema, [{ parent: undefined, set: entities.selectionSet }]).keys();
    // What a plan makes of a key on its way in, the entity cannot say back.
    const { set, keys } =
      inputRewrites.length > 0
        ? { set: entities.selectionSet, keys: new Map() }
        : this.keys.askedIn(entities.selectionSet, requires, serviceName);
    return {
      text: textOf(set),
      entities: new RepresentationWriter(this.schema, requires, inputRewrites, (type) => [
        ...this.keys.of(type, serviceName),
        ...this.keys.of(typeSetBy(inputRewrites) ?? type, serviceName),
      ]),
      requiring: this.#requiring(entities.selectionSet, serviceName),
      shape: shapeOf(this.schema, [{ parent: undefined, set }]),
      names: [...names].filter((name) => name !== '__typename'),
      keys,
    };
  }

  #requiring({ selections }: SelectionSetNode, subgraph: string): ReadonlySet<string> {
    const names = selections.flatMap((selection) => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
      const type = selection.typeCondition?.name.value ?? '';
      return selection.selectionSet.selections.flatMap((one) =>
        one.kind === Kind.FIELD && isRequiring(this.schema, subgraph, type, one.name.value)
          ? [(one.alias ?? one.name).value]
          : [],
      );
    });
    return new Set(names);
  }
}

type Asked = Pick<FetchShape, 'text' | 'entities' | 'shape' | 'names' | 'keys' | 'requiring'>;

const textOf = (node: OperationDefinitionNode | SelectionSetNode): string =>
  stripIgnoredCharacters(print(node));

function operationOf(document: DocumentNode): OperationDefinitionNode | null {
  return document.definitions.length === 1 ? (getOperationAST(document) ?? null) : null;
}

function variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): ReadonlyMap<string, string> {
  // The planner's own variable is no client's, whatever a client calls its variables.
  const own = variableDefinitions.filter(({ type }) => print(type) !== '[_Any!]!');
  return new Map(own.map((one) => [one.variable.name.value, stripIgnoredCharacters(print(one))]));
}

/** The names of an answer once what was asked by an alias has its own name again. */
function renamed(names: readonly string[], rewrites: readonly Rewrite[]): readonly string[] {
  const own = rewrites.flatMap((one) =>
    one.kind === 'KeyRenamer' && one.path.filter((step) => !step.startsWith('... on ')).length === 1
      ? [one.renameKeyTo]
      : [],
  );
  return [...new Set([...names, ...own])];
}

function typeSetBy(rewrites: readonly Rewrite[]): string | null {
  const setter = rewrites.find((one) => one.kind === 'ValueSetter' && one.path.at(-1) === '__typename');
  return setter?.kind === 'ValueSetter' ? String(setter.setValueTo) : null;
}

const known = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

function concreteTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const found = known.get(schema);
  if (found) return found;
  const types = Object.values(schema.getTypeMap()).filter(isObjectType);
  const names = new Set(types.map(({ name }) => name));
  known.set(schema, names);
  return names;
}
