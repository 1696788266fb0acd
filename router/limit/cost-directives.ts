import {
  type ASTNode,
  type ConstDirectiveNode,
  type ConstValueNode,
  type GraphQLSchema,
  valueFromASTUntyped,
} from 'graphql';

interface Definition {
  readonly astNode?: ASTNode | null | undefined;
}

/** What `@listSize` says of a field. */
export interface ListSize {
  readonly assumedSize: number | null;
  readonly slicingArguments: readonly string[];
  readonly sizedFields: readonly string[];
}

/** Reads `@cost` and `@listSize` off the definitions of a supergraph, under whatever names it gave them. */
export class CostDirectives {
  readonly #cost: string;
  readonly #listSize: string;

  constructor({ astNode }: GraphQLSchema) {
    const link = linkOf(astNode?.directives ?? []);
    this.#cost = nameIn(link, 'cost', 'cost');
    this.#listSize = nameIn(link, 'listSize', 'cost__listSize');
  }

  /** Null where nothing is said. */
  weightOn(definition: Definition): number | null {
    const weight = argumentsOf(definition, this.#cost)?.weight;
    return typeof weight === 'number' ? weight : null;
  }

  /** Null where nothing is said. */
  listSizeOn(field: Definition): ListSize | null {
    const stated = argumentsOf(field, this.#listSize);
    if (!stated) return null;
    const { assumedSize, slicingArguments, sizedFields } = stated;
    return {
      assumedSize: typeof assumedSize === 'number' ? assumedSize : null,
      slicingArguments: textsIn(slicingArguments),
      sizedFields: textsIn(sizedFields),
    };
  }
}

type Arguments = Readonly<Record<string, unknown>>;

/** By which a supergraph says that it speaks of cost; null when it does not. */
const linkOf = (directives: readonly ConstDirectiveNode[]): Arguments | null =>
  directives.map(readArguments).find(({ url }) => url === 'https://specs.apollo.dev/cost/v0.1') ?? null;

/** An import is a directive's name, or that and the name it is given here. */
function nameIn(link: Arguments | null, directive: string, otherwise: string): string {
  const imports: readonly unknown[] = Array.isArray(link?.import) ? link.import : [];
  for (const one of imports) {
    if (one === `@${directive}`) return directive;
    const { name, as } = Object(one);
    if (name === `@${directive}` && typeof as === 'string') return as.slice(1);
  }
  return otherwise;
}

/** Null where the directive does not stand. */
function argumentsOf({ astNode }: Definition, directive: string): Arguments | null {
  if (!astNode || !('directives' in astNode)) return null;
  const found = astNode.directives?.find(({ name }) => name.value === directive);
  return found ? readArguments(found) : null;
}

const readArguments = ({
  arguments: given = [],
}: {
  readonly arguments?: readonly { readonly name: { readonly value: string }; readonly value: unknown }[];
}): Arguments =>
  Object.fromEntries(
    given.map(({ name, value }) => [name.value, valueFromASTUntyped(value as ConstValueNode)]),
  );

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
