import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isObjectType,
} from 'graphql';
import { Fault, NotFound } from '../errors/fault.js';
import { GuessingUnlimited, isGuessingUnlimited, limitGuesses } from '../guessing/limit-guesses.js';
import type { Context } from '../subgraph/context.js';
import { type Access, accessKey } from './access.js';
import type { Permissions } from './permissions.js';

type Resolver = GraphQLFieldResolver<never, Context>;
type Resolvers = Record<string, Record<string, unknown>>;

/** Thrown at start for fields whose access nobody has declared: they are closed, and would be to everybody. */
export class AccessUndeclared extends Error {
  constructor(readonly coordinates: readonly string[]) {
    super(
      `Nobody has said who may have these fields. Declare it with @Public, @Authenticated, @RequiresScopes, @About or @OnBehalfOf:\n${coordinates.map((one) => `  - ${one}`).join('\n')}`,
    );
    this.name = 'AccessUndeclared';
  }
}

/**
 * Puts the declared rules before the resolvers of every field, and the quota around those that can be asked by guessing.
 * @throws AccessUndeclared, GuessingUnlimited
 */
export function guardFields(schema: GraphQLSchema, resolvers: Resolvers): void {
  const undeclared: string[] = [];
  const unlimited: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const rules = rulesOf(type, field);
      if (rules.length === 0) {
        if (!isOthers(type, field)) undeclared.push(`${type.name}.${field.name}`);
        continue;
      }
      const guarded = guard(schema, type, field, rules);
      if (!guarded) continue;
      if (isGuessingUnlimited(field)) unlimited.push(`${type.name}.${field.name}`);
      const limited = limitGuesses(
        field,
        ({ permissions }) => rules.every((rule) => isAdmitted(rule, permissions)),
        guarded,
      );
      resolvers[type.name] = { ...resolvers[type.name], [field.name]: limited };
    }
  }
  if (undeclared.length > 0) throw new AccessUndeclared(undeclared);
  if (unlimited.length > 0) throw new GuessingUnlimited(unlimited);
}

/** All scopes that any rule of a schema asks for. */
export function scopesIn(schema: GraphQLSchema): readonly string[] {
  const declared = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) ? [accessOf(type), ...Object.values(type.getFields()).map(accessOf)] : [],
  );
  return [...new Set(declared.flatMap((access) => access?.scopes?.flat() ?? []))].sort();
}

/** A failure is told to whoever sent the command; an opaque id tells nothing of whom it stands for. */
function rulesOf(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): readonly Access[] {
  if (type.getInterfaces().some(({ name }) => name === 'Failure')) return [{ open: 'failure' }];
  const ofType = field.name === 'id' ? { open: 'opaque id' } : accessOf(type);
  return [ofType, accessOf(field)].filter((access) => access !== null);
}

const accessOf = ({ extensions }: GraphQLObjectType | GraphQLField<unknown, unknown>): Access | null =>
  (extensions[accessKey] as Access | undefined) ?? null;

/** Keys of another ministry's type, and fields that only that ministry answers: its rules hold for them. */
function isOthers(type: GraphQLObjectType, { name, astNode }: GraphQLField<unknown, unknown>): boolean {
  const isExternal = astNode?.directives?.some((directive) => directive.name.value === 'external') ?? false;
  const keys = type.astNode?.directives?.filter((directive) => directive.name.value === 'key') ?? [];
  const isKey = keys.some(({ arguments: given = [] }) =>
    given.some(({ value }) => value.kind === 'StringValue' && value.value.split(/\s+/).includes(name)),
  );
  return isExternal || (isKey && !type.description);
}

function guard(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  rules: readonly Access[],
): Resolver | null {
  const closed = rules.filter(({ open }) => open === undefined);
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
  const isRoot = type === schema.getQueryType();
  const returned = isRoot ? accessOf(getNamedType(field.type) as GraphQLObjectType) : null;
  if (closed.length === 0 && !returned?.about) return null;
  const coordinate = `${type.name}.${field.name}`;
  const answer = returned?.about ? knowing(field, returned.about, resolve) : resolve;
  return (source, args, context, info) => {
    const allowed = everyOf(closed, (rule) => isAllowed(rule, coordinate, source, args as never, context));
    if (allowed === true) return answer(source, args, context, info);
    if (allowed === false) throw new FieldRefused();
    return allowed.then((isTrue) => {
      if (!isTrue) throw new FieldRefused();
      return answer(source, args, context, info);
    });
  };
}

export class FieldRefused extends Fault {
  constructor() {
    super('UNAUTHORIZED_FIELD', 'You may not have this field.');
  }
}

/** Somebody else's record looks like none at all, and takes as long. */
function knowing(
  { name, type, args: [key] }: GraphQLField<unknown, unknown>,
  about: NonNullable<Access['about']>,
  resolve: Resolver,
): Resolver {
  const { name: typeName } = getNamedType(type);
  return async (source, args, context, info) => {
    await context.permissions.learn();
    const found: unknown = await resolve(source, args, context, info);
    if (found === null || found === undefined) return found;
    const subjects = await about(found as never, context);
    if (await context.permissions.mayKnow(typeName, subjects)) return found;
    throw new NotFound(key?.name ?? name);
  };
}

type Answer = boolean | Promise<boolean>;

/** What a rule says of a viewer whatever the row. */
const isAdmitted = ({ signedIn, scopes }: Access, permissions: Permissions): boolean =>
  (!signedIn || permissions.isSignedIn) && (!scopes || permissions.hasScopes(scopes));

function isAllowed(rule: Access, coordinate: string, source: never, args: never, context: Context): Answer {
  const { permissions } = context;
  if (!isAdmitted(rule, permissions)) return false;
  if (rule.about) {
    const subjects = rule.about(source, context);
    return subjects instanceof Promise
      ? subjects.then((ids) => permissions.maySee(coordinate, ids))
      : permissions.maySee(coordinate, subjects);
  }
  if (rule.onBehalfOf) {
    const subject = rule.onBehalfOf(args, context);
    return subject instanceof Promise
      ? subject.then((id) => permissions.maySee(coordinate, id === null ? [] : [id]))
      : permissions.maySee(coordinate, subject === null ? [] : [subject]);
  }
  return true;
}

/** Synchronous as long as every answer is, because most fields are read by the person they are about. */
function everyOf<T>(all: readonly T[], test: (one: T) => Answer): Answer {
  const answers = all.map(test);
  if (answers.includes(false)) return false;
  const pending = answers.filter((answer) => answer instanceof Promise);
  return pending.length === 0 || Promise.all(pending).then((settled) => settled.every(Boolean));
}
