import fc from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { Draw } from './draw.js';
import { DrawnArguments } from './random-arguments.js';

export interface RandomDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
}

/** How responses are named: by the field, sometimes by another alias, or so that no two can ever conflict. */
type Naming = 'free' | 'apart';

/** Valid operations of any schema, drawn from numbers, so that fast-check can shrink them. */
export const randomDocument = (schema: GraphQLSchema): fc.Arbitrary<RandomDocument> =>
  fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 70, size: 'max' }).map((numbers) => {
    const free = new DrawnDocument(schema, new Draw(numbers), 'free').document();
    // Two fields of one name may differ in arguments or types; the same draw with a name for each is always valid.
    const isValid = validate(schema, parse(free.query)).length === 0;
    return isValid ? free : new DrawnDocument(schema, new Draw(numbers), 'apart').document();
  });

const depthMax = 4;

class DrawnDocument {
  readonly #arguments: DrawnArguments;
  readonly #fragments = new Map<string, { readonly on: string; readonly text: string }>();
  #aliases = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly draw: Draw,
    private readonly naming: Naming,
  ) {
    this.#arguments = new DrawnArguments(draw);
  }

  document(): RandomDocument {
    const mutation = this.schema.getMutationType();
    const isMutation = mutation && this.draw.oneIn(5);
    const root = isMutation ? mutation : this.schema.getQueryType();
    const body = root ? this.#set(root, depthMax) : '{ __typename }';
    const name = this.draw.oneIn(2) ? 'Asked' : '';
    const hasSecond = name !== '' && this.draw.oneIn(4);
    const { definitions, values } = this.#arguments;
    const operation = `${isMutation ? 'mutation' : 'query'} ${name}${definitions} ${body}`;
    const fragments = [...this.#fragments].map(([key, { on, text }]) => `fragment ${key} on ${on} ${text}`);
    return {
      query: [operation, ...fragments, ...(hasSecond ? ['query Other { __typename }'] : [])].join('\n'),
      variables: values,
      operationName: hasSecond ? name : undefined,
    };
  }

  #set(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.draw.below(3);
    const drawn = Array.from({ length: count }, () => this.#selection(type, depth));
    const repeated = this.draw.oneIn(6) ? drawn.slice(0, 1) : [];
    return `{ ${[...drawn, ...repeated].join(' ')} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const narrower = this.#narrower(type);
    if (depth > 0 && this.draw.oneIn(isAbstractType(type) ? 2 : 8)) {
      return this.#fragment(this.draw.of(narrower) ?? type, depth - 1);
    }
    if (this.draw.oneIn(9) || !('getFields' in type)) return this.#typename();
    const all = Object.values(type.getFields());
    const isLeaf = (one: GraphQLField<unknown, unknown>) => !isCompositeType(getNamedType(one.type));
    // High up, objects are what is interesting: leaves end an operation early.
    const wantsObject = depth > 2 && !this.draw.oneIn(4);
    const fitting = all.filter((one) => (depth > 0 && !wantsObject) || isLeaf(one) === (depth === 0));
    const field = this.draw.of(fitting.length > 0 ? fitting : all.filter(isLeaf));
    return field ? this.#field(type, field, depth) : this.#typename();
  }

  #typename(): string {
    return `__typename${this.#arguments.condition()}`;
  }

  #field(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, depth: number): string {
    const given = field.args.flatMap((argument) => {
      const isNeeded = isNonNullType(argument.type) && argument.defaultValue === undefined;
      return isNeeded || this.draw.oneIn(2) ? [`${argument.name}: ${this.#arguments.value(argument)}`] : [];
    });
    const inner = getNamedType(field.type);
    const set = isCompositeType(inner) ? this.#set(inner, depth - 1) : '';
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    return `${this.#alias(type, field.name)}${field.name}${args}${this.#arguments.condition()} ${set}`;
  }

  /** Never another field's name as an alias: the comparison goes by `id` being the id. */
  #alias(type: GraphQLCompositeType, field: string): string {
    this.#aliases += 1;
    if (this.naming === 'apart') return field === 'id' ? '' : `${type.name}_${field}_${this.#aliases}: `;
    return this.draw.oneIn(4) ? `${field}_${this.draw.below(3)}: ` : '';
  }

  #fragment(on: GraphQLCompositeType, depth: number): string {
    const condition = this.#arguments.condition();
    const existing = [...this.#fragments].filter(([, fragment]) => fragment.on === on.name);
    if (existing.length > 0 && this.draw.oneIn(2)) return `...${existing[0]?.[0]}${condition}`;
    const isNamed = this.draw.oneIn(3);
    const text = this.#set(on, depth);
    if (!isNamed) return `... on ${on.name}${condition} ${text}`;
    const name = `Part${this.#fragments.size}`;
    this.#fragments.set(name, { on: on.name, text });
    return `...${name}${condition}`;
  }

  /** The types a fragment inside this one may be about. */
  #narrower(type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
    if (!isAbstractType(type)) return [type, ...(isObjectType(type) ? type.getInterfaces() : [])];
    const possible = this.schema.getPossibleTypes(type);
    const interfaces = possible.flatMap((one) => one.getInterfaces());
    return [...possible, ...new Set(interfaces), type];
  }
}
