import {
  type ArgumentNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  visit,
} from 'graphql';
import { inaccessible, inaccessibleDefinition, inaccessibleLink } from './inaccessible-field.js';

/** A field with the arguments that another field requires it with. */
export interface RequiredField {
  readonly name: string;
  readonly arguments: readonly ArgumentNode[];
}

export interface Requirements {
  readonly supergraph: DocumentNode;
  /** By the name that stands for the field and its arguments. */
  readonly fields: ReadonlyMap<string, RequiredField>;
  /** The names that each field requires, by `Type.field`. */
  readonly requiredBy: ReadonlyMap<string, readonly string[]>;
}

/**
 * Gives every field that another field requires with arguments a name of its own in the supergraph, without arguments and
 * unseen by clients. The planner takes two selections of one field for the same whatever their arguments are, so that a field
 * would be made of what the client asked, or the client get what the field was made of. What is planned over this
 * supergraph is made true again by `withRequiredArguments`.
 */
export function separateRequiredArguments(supergraph: DocumentNode): Requirements {
  const separation = new Separation(supergraph);
  const separated = visit(supergraph, {
    ObjectTypeDefinition: (type) => separation.requirementsOf(type),
    InterfaceTypeDefinition: (type) => separation.requirementsOf(type),
  });
  const { fields, requiredBy } = separation;
  if (fields.size === 0) return { supergraph, fields, requiredBy };
  const added = visit(separated, {
    ObjectTypeDefinition: (type) => separation.added(type),
    InterfaceTypeDefinition: (type) => separation.added(type),
  });
  return { supergraph: withInaccessible(added), fields, requiredBy };
}

type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

class Separation {
  readonly fields = new Map<string, RequiredField>();
  readonly requiredBy = new Map<string, string[]>();
  readonly #types: ReadonlyMap<string, FieldsType>;
  /** What is required and provided when the requirements are separated. */
  readonly #uses: { readonly graph: string | undefined; readonly fields: string }[] = [];
  /** The names that a type needs, by type and the field they stand for. */
  readonly #added = new Map<string, Map<string, string>>();

  constructor({ definitions }: DocumentNode) {
    const types = definitions.filter(
      (one) => one.kind === Kind.OBJECT_TYPE_DEFINITION || one.kind === Kind.INTERFACE_TYPE_DEFINITION,
    );
    this.#types = new Map(types.map((type) => [type.name.value, type]));
  }

  requirementsOf<T extends FieldsType>(type: T): T {
    const fields = type.fields?.map((field) => ({
      ...field,
      directives: field.directives?.map((directive) => this.#directive(type, field, directive)) ?? [],
    }));
    return { ...type, fields };
  }

  #directive(
    type: FieldsType,
    field: FieldDefinitionNode,
    directive: ConstDirectiveNode,
  ): ConstDirectiveNode {
    const given = directive.name.value === 'join__field' ? directive.arguments : undefined;
    if (!given) return directive;
    const place = `${type.name.value}.${field.name.value}`;
    const separated = given.map((argument) => {
      const { name, value } = argument;
      const graph = argumentOf(directive, 'graph');
      if (name.value === 'provides') this.#uses.push({ graph, fields: print(value) });
      if (name.value !== 'requires' || value.kind !== Kind.STRING) return argument;
      const selections = this.#separate(type.name.value, selectionsOf(value.value), place);
      const fields = selections.map(print).join(' ');
      this.#uses.push({ graph, fields });
      return { ...argument, value: { ...value, value: fields } };
    });
    return { ...directive, arguments: separated };
  }

  #separate(type: string, selections: readonly SelectionNode[], place: string): readonly SelectionNode[] {
    return selections.map((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      const inner = selection.selectionSet;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const on = selection.typeCondition?.name.value ?? type;
        const { selectionSet } = selection;
        return {
          ...selection,
          selectionSet: { ...selectionSet, selections: this.#separate(on, selectionSet.selections, place) },
        };
      }
      const field = this.#types.get(type)?.fields?.find(({ name }) => name.value === selection.name.value);
      const next = namedType(field);
      const set = inner && {
        selectionSet: { ...inner, selections: this.#separate(next, inner.selections, place) },
      };
      // Required without arguments, a field that has some could still be asked with some by the client.
      if (!field?.arguments?.length) return { ...selection, ...set };
      const value = this.#nameFor(type, selection, place);
      return { ...selection, ...set, name: { kind: Kind.NAME, value }, arguments: [] };
    });
  }

  #nameFor(type: string, { name, arguments: given = [] }: FieldNode, place: string): string {
    const text = given.map(print).join(', ');
    const known = [...this.fields].find(
      ([, one]) => one.name === name.value && one.arguments.map(print).join(', ') === text,
    );
    const chosen = known?.[0] ?? `${name.value}__required${this.fields.size}`;
    this.fields.set(chosen, { name: name.value, arguments: given });
    this.requiredBy.set(place, [...(this.requiredBy.get(place) ?? []), chosen]);
    for (const each of [type, ...this.#implementersOf(type)]) {
      const names = this.#added.get(each) ?? new Map<string, string>();
      this.#added.set(each, names.set(chosen, name.value));
    }
    return chosen;
  }

  #implementersOf(name: string): readonly string[] {
    const types = [...this.#types.values()];
    return types
      .filter(({ interfaces }) => interfaces?.some((one) => one.name.value === name))
      .map((type) => type.name.value);
  }

  added<T extends FieldsType>(type: T): T {
    const fields = [...(this.#added.get(type.name.value) ?? [])].flatMap(([chosen, name]) => {
      const field = type.fields?.find((one) => one.name.value === name);
      if (!field) return [];
      const { description: _, ...rest } = field;
      const own = field.directives ?? [];
      const isHidden = own.some((one) => one.name.value === inaccessible.name.value);
      const directives = isHidden ? own : [...own, inaccessible];
      return [{ ...rest, name: { kind: Kind.NAME as const, value: chosen }, arguments: [], directives }];
    });
    const own = type.fields?.map((field) => this.#withoutUnused(type, field)) ?? [];
    return { ...type, fields: [...own, ...fields] };
  }

  /** A subgraph may only call a field external that it still requires, provides or promises by an interface. */
  #withoutUnused(type: FieldsType, field: FieldDefinitionNode): FieldDefinitionNode {
    const isSeparated = [...(this.#added.get(type.name.value)?.values() ?? [])].includes(field.name.value);
    if (!isSeparated) return field;
    const isPromised = type.interfaces?.some((one) =>
      this.#types.get(one.name.value)?.fields?.some(({ name }) => name.value === field.name.value),
    );
    const directives = field.directives?.filter((directive) => {
      const isExternal = argumentOf(directive, 'external') === 'true';
      return !isExternal || isPromised || this.#isUsed(field.name.value, argumentOf(directive, 'graph'));
    });
    return { ...field, directives: directives ?? [] };
  }

  #isUsed(name: string, graph: string | undefined): boolean {
    const mentions = new RegExp(`\\b${name}\\b`);
    return this.#uses.some((use) => use.graph === graph && mentions.test(use.fields));
  }
}

function withInaccessible({ definitions, ...document }: DocumentNode): DocumentNode {
  const isKnown = definitions.some(
    (one) => one.kind === Kind.DIRECTIVE_DEFINITION && one.name.value === 'inaccessible',
  );
  if (isKnown) return { ...document, definitions };
  const linked = definitions.map((one) =>
    one.kind === Kind.SCHEMA_DEFINITION
      ? { ...one, directives: [...(one.directives ?? []), inaccessibleLink] }
      : one,
  );
  return { ...document, definitions: [...linked, inaccessibleDefinition] };
}

function argumentOf({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const argument = given.find((one) => one.name.value === name);
  return argument && print(argument.value);
}

const namedType = (field: FieldDefinitionNode | undefined): string => {
  let type = field?.type;
  while (type && type.kind !== Kind.NAMED_TYPE) type = type.type;
  return type?.name.value ?? '';
};

function selectionsOf(fields: string): readonly SelectionNode[] {
  const [operation] = parse(`{ ${fields} }`).definitions as readonly OperationDefinitionNode[];
  return operation?.selectionSet.selections ?? [];
}
