import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type ConstDirectiveNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
} from 'graphql';
import type { RandomWorld } from './random-world.js';
import type { Resolvers } from './tiny-subgraph.js';

/** An object as resolvers hand it on. The id of an entity names its type (`Book-1`), that of another its place. */
interface Thing {
  readonly __typename: string;
  readonly id: string;
  /** What the router gave along with the key. */
  readonly given?: unknown;
}

const entitiesOfOneType = 4;

/** Resolvers for any subgraphs, that answer everything from a world. */
export function worldResolvers(
  sdls: Readonly<Record<string, string>>,
  world: RandomWorld,
): Readonly<Record<string, Resolvers>> {
  const schemas = Object.entries(sdls).map(
    ([name, sdl]) => [name, buildSubgraphSchema({ typeDefs: parse(sdl) })] as const,
  );
  const implementers = implementersIn(schemas.map(([, schema]) => schema));
  return Object.fromEntries(
    schemas.map(([name, schema]) => [name, new Answers(name, schema, world, implementers).resolvers()]),
  );
}

/** The types of an interface over all subgraphs: where it is an interface object, the subgraph itself knows none. */
function implementersIn(schemas: readonly GraphQLSchema[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, Set<string>>();
  for (const schema of schemas) {
    for (const type of Object.values(schema.getTypeMap()).filter(isInterfaceType)) {
      const names = known.get(type.name) ?? new Set();
      known.set(type.name, names);
      for (const { name } of schema.getPossibleTypes(type)) names.add(name);
    }
  }
  return new Map([...known].map(([name, types]) => [name, [...types].sort()]));
}

class Answers {
  constructor(
    private readonly subgraph: string,
    private readonly schema: GraphQLSchema,
    private readonly world: RandomWorld,
    private readonly implementers: ReadonlyMap<string, readonly string[]>,
  ) {}

  resolvers(): Resolvers {
    const types = Object.values(this.schema.getTypeMap()).filter(({ name }) => !name.startsWith('_'));
    const objects = types.filter(isObjectType).map((type) => [type.name, this.#object(type)] as const);
    const interfaces = types
      .filter(isInterfaceType)
      .filter(({ astNode }) => directives(astNode, 'key').length > 0)
      .map(({ name }) => [name, { __resolveReference: this.#reference }] as const);
    // Resolvers are made for every field of every type there is, which their type cannot say.
    return Object.fromEntries<object>([...objects, ...interfaces]) as Resolvers;
  }

  #object(type: GraphQLObjectType): Record<string, unknown> {
    const fields = Object.values(type.getFields()).filter(({ name }) => !name.startsWith('_'));
    const resolvers = fields.map(({ name, astNode }) => {
      const [requires] = directives(astNode, 'requires');
      const required = requires && selectionOf(requires);
      return [
        name,
        (thing: Thing | undefined, args: object, _context: unknown, info: GraphQLResolveInfo) =>
          this.#field(thing ?? root(type), args, info, required),
      ] as const;
    });
    const isEntity = directives(type.astNode, 'key').length > 0;
    return {
      ...Object.fromEntries(resolvers),
      ...(isEntity && { __resolveReference: this.#reference }),
    };
  }

  readonly #reference = (representation: { readonly __typename: string }): Thing | null => {
    const id = idIn(representation);
    if (id === null || this.world.isMissing(this.subgraph, id)) return null;
    const isAbstract = isAbstractType(this.schema.getType(representation.__typename));
    const __typename = isAbstract ? typeIn(id) : representation.__typename;
    return { __typename, id, given: representation };
  };

  #field(
    { id, given }: Thing,
    args: object,
    { fieldName, returnType, parentType, operation }: GraphQLResolveInfo,
    required: readonly FieldNode[] | undefined,
  ): unknown {
    if (fieldName === 'id') return id;
    this.world.maybeFail(this.subgraph, id, fieldName);
    const isMutation = operation.operation === 'mutation' && parentType.name === 'Mutation';
    const about = [
      fieldName,
      id,
      args,
      ...(required ? [pick(given, required)] : []),
      ...(isMutation ? [this.world.mutate()] : []),
    ];
    return this.#value(returnType, about, id, fieldName);
  }

  #value(type: GraphQLOutputType, about: readonly unknown[], owner: string, field: string): unknown {
    if (isNonNullType(type)) return this.#some(type.ofType, about, owner, field);
    return this.world.isNull(...about) ? null : this.#some(type, about, owner, field);
  }

  #some(type: GraphQLOutputType, about: readonly unknown[], owner: string, field: string): unknown {
    if (isListType(type)) {
      const length = this.world.below(4, 'length', ...about);
      return Array.from({ length }, (_, i) => this.#value(type.ofType, [...about, i], owner, field));
    }
    if (isLeafType(type)) return this.#leaf(type, about, owner, field);
    const place = `${owner}/${field}${about.length > 2 ? this.world.below(1_000_000, ...about) : ''}`;
    return this.#thing(getNamedType(type).name, about, place);
  }

  #leaf(type: GraphQLOutputType, about: readonly unknown[], owner: string, field: string): unknown {
    const number = this.world.below(1_000, ...about);
    if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.name;
    switch (getNamedType(type).name) {
      // What may be a key leads back to what it is the key of.
      case 'ID':
        return `${field}-${owner}`;
      case 'Int':
        return number;
      case 'Float':
        return number / 8;
      case 'Boolean':
        return number % 2 === 0;
      case 'JSON':
        return { [field]: [number, null, { of: owner }] };
      default:
        return `${field} ${number}`;
    }
  }

  #thing(typeName: string, about: readonly unknown[], place: string): Thing {
    const type = this.schema.getType(typeName);
    const own = isAbstractType(type)
      ? this.schema
          .getPossibleTypes(type)
          .map(({ name }) => name)
          .sort()
      : null;
    const possible = own ?? this.implementers.get(typeName) ?? [typeName];
    const runtime = possible[this.world.below(possible.length, 'type', ...about)] ?? typeName;
    const isEntity = directives(this.schema.getType(own ? runtime : typeName)?.astNode, 'key').length > 0;
    const id = isEntity ? `${runtime}-${this.world.below(entitiesOfOneType, 'id', ...about)}` : place;
    // A subgraph that knows the interface as one object knows no other name for it.
    return { __typename: own ? runtime : typeName, id };
  }
}

const root = ({ name }: GraphQLObjectType): Thing => ({ __typename: name, id: name });

const typeIn = (id: string): string => id.slice(0, id.lastIndexOf('-'));

/** Leads from any key to the entity's id; null when the key is null. */
function idIn(key: object): string | null {
  for (const [field, value] of Object.entries(key)) {
    if (field === '__typename' || value === null) continue;
    if (field === 'id' && typeof value === 'string') return value.split('/')[0] ?? null;
    if (typeof value === 'string' && value.startsWith(`${field}-`))
      return value.slice(field.length + 1).split('/')[0] ?? null;
    if (typeof value === 'object' && !Array.isArray(value)) {
      const inner = idIn(value);
      if (inner !== null) return inner;
    }
  }
  return null;
}

interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

function directives(node: Directed | null | undefined, name: string): readonly ConstDirectiveNode[] {
  return node?.directives?.filter((directive) => directive.name.value === name) ?? [];
}

function selectionOf({ arguments: given = [] }: ConstDirectiveNode): readonly FieldNode[] {
  const fields = given.find(({ name }) => name.value === 'fields')?.value;
  const document = parse(`{ ${fields?.kind === Kind.STRING ? fields.value : '__typename'} }`);
  const [operation] = document.definitions as readonly OperationDefinitionNode[];
  return fieldsIn(operation?.selectionSet);
}

function fieldsIn(set: OperationDefinitionNode['selectionSet'] | undefined): readonly FieldNode[] {
  return (set?.selections ?? []).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsIn(selection.selectionSet) : [];
  });
}

/** What was required and nothing else, in the order in which it is required; what was not given is `absent`. */
function pick(given: unknown, required: readonly FieldNode[]): unknown {
  if (Array.isArray(given)) return given.map((element) => pick(element, required));
  if (typeof given !== 'object' || given === null) return given ?? null;
  return required.map(({ name, selectionSet }) => {
    if (!Object.hasOwn(given, name.value)) return 'absent';
    const value: unknown = Reflect.get(given, name.value);
    return selectionSet ? pick(value, fieldsIn(selectionSet)) : value;
  });
}
