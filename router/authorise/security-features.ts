import type { CoreFeature, Schema } from '@apollo/federation-internals';
import { type ASTNode, type DirectiveNode, type DocumentNode, Kind, visit } from 'graphql';
import type { Requirement } from './requirement.js';

type Kinds = Requirement['kind'];

/** The versions of which we know what they mean; any other that is `for: SECURITY` is refused with the supergraph. */
const known: ReadonlyMap<string, Kinds> = new Map([
  ['https://specs.apollo.dev/authenticated/v0.1', 'authenticated'],
  ['https://specs.apollo.dev/requiresScopes/v0.1', 'requiresScopes'],
  ['https://specs.apollo.dev/policy/v0.1', 'policy'],
]);

/** Ours is known by its name, because every nation has it at an address of its own. */
const personal = 'personal';

/** The specifications by which a supergraph has rules, and the names it gave their directives. */
export class SecurityFeatures {
  private constructor(
    private readonly features: readonly CoreFeature[],
    /** What is demanded by a directive, by the directive's name in this supergraph. */
    readonly kindOf: ReadonlyMap<string, Kinds>,
    private readonly linkName: string,
  ) {}

  static of(schema: Schema): SecurityFeatures {
    const core = schema.coreFeatures;
    const found = [...(core?.allFeatures() ?? [])].flatMap((feature) => {
      const kind = feature.url.name === personal ? personal : known.get(feature.url.toString());
      return kind ? [{ feature, name: feature.directiveNameInSchema(feature.url.name), kind }] : [];
    });
    return new SecurityFeatures(
      found.map(({ feature }) => feature),
      new Map(found.map(({ name, kind }) => [name, kind])),
      core?.coreItself.nameInSchema ?? 'link',
    );
  }

  /** The rules of a type or a field, as they are written on it. */
  requirementsIn(directives: readonly DirectiveNode[]): readonly Requirement[] {
    return directives.flatMap((directive): readonly Requirement[] => {
      const kind = this.kindOf.get(directive.name.value);
      if (!kind) return [];
      return kind === 'authenticated' || kind === personal
        ? [{ kind }]
        : [{ kind, anyOf: listed(directive) }];
    });
  }

  /** The same supergraph without the rules, as the gateway, which does not enforce them, will take it. */
  takenOutOf(document: DocumentNode): DocumentNode {
    const without = (node: ASTNode & { readonly name: { readonly value: string } }) =>
      this.features.some((feature) => isElement(feature, node.name.value)) ? null : undefined;
    return visit(document, {
      Directive: (node) => (this.kindOf.has(node.name.value) || this.#links(node) ? null : undefined),
      DirectiveDefinition: (node) => (this.kindOf.has(node.name.value) ? null : undefined),
      ScalarTypeDefinition: without,
      EnumTypeDefinition: without,
    });
  }

  #links({ name, arguments: given = [] }: DirectiveNode): boolean {
    if (name.value !== this.linkName) return false;
    return given.some(
      ({ value }) =>
        value.kind === Kind.STRING && this.features.some(({ url }) => url.toString() === value.value),
    );
  }
}

function isElement({ nameInSchema, imports }: CoreFeature, type: string): boolean {
  return type.startsWith(`${nameInSchema}__`) || imports.some((one) => (one.as ?? one.name) === type);
}

/** The one argument of `@requiresScopes` and `@policy`, a list of lists of names. */
function listed({ arguments: [given] = [] }: DirectiveNode): readonly (readonly string[])[] {
  if (given?.value.kind !== Kind.LIST) return [];
  return given.value.values.map((all) =>
    all.kind === Kind.LIST ? all.values.map((one) => (one.kind === Kind.STRING ? one.value : '')) : [''],
  );
}
