import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { keyNamesOf } from '../graphql/entity-keys.js';
import { GuessingUnlimited, isGuessingUnlimited, limitGuesses } from '../guessing/limit-guesses.js';
import type { Context } from '../subgraph/context.js';
import type { Access } from './access.js';
import { ComparisonUndeclared, comparingReadable, comparisonsOf } from './comparisons.js';
import { accessOf } from './declared-access.js';
import { FieldRefused } from './field-refused.js';
import { rulesOf } from './field-rules.js';
import { tellingKnown } from './known-records.js';
import { everyOf, isAdmitted, isAllowed } from './rule-answer.js';

type Resolver = GraphQLFieldResolver<never, Context>;
type Resolvers = Record<string, Record<string, unknown>>;

/** Thrown at start for fields whose access nobody has declared: they are closed, and would be to everybody. */
export class AccessUndeclared extends Error {
  constructor(readonly coordinates: readonly string[]) {
    super(
      `Nobody has said who may have these fields. Declare it with @Public, @Authenticated, @RequiresScopes, @About, @OnBehalfOf or @InNameOf:\n${coordinates.map((one) => `  - ${one}`).join('\n')}`,
    );
    this.name = 'AccessUndeclared';
  }
}

/**
 * Puts the declared rules before the resolvers of every field: who may have it, what it may be narrowed by, and how often
 * it may be asked by guessing.
 * @throws AccessUndeclared, ComparisonUndeclared, GuessingUnlimited, ListOfRecords
 */
export function guardFields(schema: GraphQLSchema, resolvers: Resolvers): void {
  const undeclared: string[] = [];
  const unlimited: string[] = [];
  const uncompared: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const rules = rulesOf(type, field);
      if (rules.length === 0) {
        if (!isOthers(type, field)) undeclared.push(`${type.name}.${field.name}`);
        continue;
      }
      const coordinate = `${type.name}.${field.name}`;
      const comparisons = comparisonsOf(field);
      const unnamed = comparisons.filter(({ fields }) => fields === null);
      uncompared.push(...unnamed.map(({ argument }) => `${coordinate}(${argument}:)`));
      const guarded = guard(schema, type, field, rules);
      if (guarded && isGuessingUnlimited(field)) unlimited.push(coordinate);
      const limited = guarded && limitGuesses(field, admittedBy(rules), guarded);
      const resolve = limited ?? ((field.resolve ?? defaultFieldResolver) as Resolver);
      const outermost = comparingReadable(type, field, comparisons, resolve) ?? limited;
      if (outermost) resolvers[type.name] = { ...resolvers[type.name], [field.name]: outermost };
    }
  }
  if (undeclared.length > 0) throw new AccessUndeclared(undeclared);
  if (uncompared.length > 0) throw new ComparisonUndeclared(uncompared);
  if (unlimited.length > 0) throw new GuessingUnlimited(unlimited);
}

const admittedBy =
  (rules: readonly Access[]) =>
  ({ permissions }: Context): boolean =>
    rules.every((rule) => isAdmitted(rule, permissions));

/** All scopes that any rule of a schema asks for. */
export function scopesIn(schema: GraphQLSchema): readonly string[] {
  const declared = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? [accessOf(type), ...Object.values(type.getFields()).map(accessOf)] : [],
  );
  return [...new Set(declared.flatMap((access) => access?.scopes?.flat() ?? []))].sort();
}

/** Keys of another ministry's type, and fields that only that ministry answers: its rules hold for them. */
function isOthers(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const isExternal =
    field.astNode?.directives?.some((directive) => directive.name.value === 'external') ?? false;
  return isExternal || isKeyOfOthers(type, field);
}

/** A type that a ministry does not describe is another's. */
const isKeyOfOthers = (type: GraphQLObjectType, { name }: GraphQLField<unknown, unknown>): boolean =>
  keyNamesOf(type).has(name) && !type.description;

function guard(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  rules: readonly Access[],
): Resolver | null {
  const closed = rules.filter(({ open }) => open === undefined);
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
  const telling = type === schema.getQueryType() ? tellingKnown(field, resolve) : null;
  if (closed.length === 0 && !telling) return null;
  const coordinate = `${type.name}.${field.name}`;
  const answer = telling ?? resolve;
  const isOthersKey = isKeyOfOthers(type, field);
  return (source, args, context, info) => {
    // The router has an entity say by its key which it is, so that none is taken for another.
    if (isOthersKey && context.permissions.named.isNamedBy(source, field.name))
      return answer(source, args, context, info);
    const allowed = everyOf(closed, (rule) => isAllowed(rule, coordinate, source, args as never, context));
    if (allowed === true) return answer(source, args, context, info);
    if (allowed === false) throw new FieldRefused();
    return allowed.then((isTrue) => {
      if (!isTrue) throw new FieldRefused();
      return answer(source, args, context, info);
    });
  };
}
