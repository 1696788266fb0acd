import {
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';
import type { Requirement } from './requirement.js';
import type { SecurityFeatures } from './security-features.js';

/** What a supergraph says of one field. */
interface WrittenField {
  readonly rules: readonly Requirement[];
  /** What the field is made from, in other subgraphs' fields of the same type. */
  readonly requires: readonly SelectionSetNode[];
}

/** The rules as they stand in a supergraph, nothing concluded from them yet. */
export class WrittenRules {
  readonly #types = new Map<string, Requirement[]>();
  readonly #fields = new Map<string, WrittenField>();

  constructor(document: DocumentNode, features: SecurityFeatures, joinName: string) {
    for (const definition of document.definitions) {
      if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue;
      const type = definition.name.value;
      const rules = features.requirementsIn(definition.directives ?? []);
      this.#types.set(type, [...this.ofType(type), ...rules]);
      if (!('fields' in definition)) continue;
      for (const { name, directives = [] } of definition.fields ?? []) {
        const requires = directives.flatMap((one) =>
          one.name.value === `${joinName}__field` ? requiredBy(one.arguments ?? []) : [],
        );
        this.#fields.set(`${type}.${name.value}`, { rules: features.requirementsIn(directives), requires });
      }
    }
  }

  ofType(type: string): readonly Requirement[] {
    return this.#types.get(type) ?? [];
  }

  ofField(type: string, field: string): readonly Requirement[] {
    return this.#fields.get(`${type}.${field}`)?.rules ?? [];
  }

  requiredBy(type: string, field: string): readonly SelectionSetNode[] {
    return this.#fields.get(`${type}.${field}`)?.requires ?? [];
  }
}

type Arguments = NonNullable<
  Extract<DocumentNode['definitions'][number], { kind: Kind.OBJECT_TYPE_DEFINITION }>['directives']
>[number]['arguments'];

function requiredBy(given: NonNullable<Arguments>): readonly SelectionSetNode[] {
  return given.flatMap(({ name, value }) => {
    if (name.value !== 'requires' || value.kind !== Kind.STRING) return [];
    const [operation] = parse(`{ ${value.value} }`).definitions;
    return operation?.kind === Kind.OPERATION_DEFINITION ? [operation.selectionSet] : [];
  });
}
