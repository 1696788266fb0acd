import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql';

/** What stands beside a type or field in the composed schema about who may have it. */
export interface Declared {
  readonly authenticated: boolean;
  /** One of these sets, whole; null when no scope is asked for. */
  readonly scopes: readonly (readonly string[])[] | null;
  readonly dataSubject: boolean;
  readonly personal: boolean;
}

export interface DeclaredField extends Declared {
  readonly name: string;
  readonly value: string;
  readonly arguments: readonly InputValueDefinitionNode[];
  /** The ministries that answer it. */
  readonly owners: readonly string[];
  /** What it is made from, as selections. */
  readonly requires: string | null;
}

export interface DeclaredType extends Declared {
  readonly name: string;
  readonly fields: ReadonlyMap<string, DeclaredField>;
}

/** The supergraph as one reads it, line by line: no library of federation and none of our own has a say in it. */
export class DeclaredGraph {
  readonly document: DocumentNode;
  readonly types: ReadonlyMap<string, DeclaredType>;

  constructor(sdl: string) {
    this.document = parse(sdl);
    const objects = this.document.definitions.filter(
      (one): one is ObjectTypeDefinitionNode => one.kind === Kind.OBJECT_TYPE_DEFINITION,
    );
    this.types = new Map(objects.map((one) => [one.name.value, typeOf(one)]));
  }

  type(name: string): DeclaredType {
    const found = this.types.get(name);
    if (!found) throw new Error(`The supergraph has no type ${name}.`);
    return found;
  }

  field(type: string, name: string): DeclaredField {
    const found = this.type(type).fields.get(name);
    if (!found) throw new Error(`The supergraph has no field ${type}.${name}.`);
    return found;
  }

  /** Whether something must be selected of a value of this type. */
  isComposite(name: string): boolean {
    const composite: readonly string[] = [
      Kind.OBJECT_TYPE_DEFINITION,
      Kind.INTERFACE_TYPE_DEFINITION,
      Kind.UNION_TYPE_DEFINITION,
    ];
    return this.document.definitions.some(
      (one) => composite.includes(one.kind) && 'name' in one && one.name?.value === name,
    );
  }
}

/** The name at the heart of a type, as `Citizen` of `[Citizen!]!`. */
export const namedType = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);

function typeOf(node: ObjectTypeDefinitionNode): DeclaredType {
  const graphs = argumentsOf(node.directives, 'join__type').map(({ graph }) => String(graph).toLowerCase());
  const fields = (node.fields ?? []).map((field) => fieldOf(field, graphs));
  return {
    name: node.name.value,
    ...rulesOf(node.directives),
    fields: new Map(fields.map((one) => [one.name, one])),
  };
}

function fieldOf(node: FieldDefinitionNode, graphs: readonly string[]): DeclaredField {
  const joined = argumentsOf(node.directives, 'join__field').filter(({ external }) => external !== true);
  return {
    name: node.name.value,
    value: namedType(node.type),
    ...rulesOf(node.directives),
    arguments: node.arguments ?? [],
    owners: joined.length === 0 ? graphs : joined.map(({ graph }) => String(graph).toLowerCase()),
    requires: joined.map(({ requires }) => requires).find((one) => typeof one === 'string') ?? null,
  };
}

function rulesOf(directives: readonly ConstDirectiveNode[] = []): Declared {
  const [scopes] = argumentsOf(directives, 'requiresScopes');
  return {
    authenticated: argumentsOf(directives, 'authenticated').length > 0,
    scopes: (scopes?.scopes as readonly (readonly string[])[] | undefined) ?? null,
    dataSubject: argumentsOf(directives, 'policy').length > 0,
    personal: argumentsOf(directives, 'personal').length > 0,
  };
}

/** The arguments of every directive of a name. */
const argumentsOf = (directives: readonly ConstDirectiveNode[] = [], name: string) =>
  directives
    .filter((one) => one.name.value === name)
    .map(
      ({ arguments: given = [] }): Readonly<Record<string, unknown>> =>
        Object.fromEntries(given.map(({ name: { value: key }, value }) => [key, valueFromASTUntyped(value)])),
    );
