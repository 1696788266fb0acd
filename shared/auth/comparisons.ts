import {
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { leafArguments } from '../graphql/leaf-arguments.js';
import type { Context } from '../subgraph/context.js';
import type { Access } from './access.js';
import { type Compares, comparesKey } from './compares.js';
import { FieldRefused } from './field-refused.js';
import { rulesOf } from './field-rules.js';
import { type Answer, everyOf, isAdmitted } from './rule-answer.js';

type Resolver = GraphQLFieldResolver<never, Context>;
type Field = GraphQLField<unknown, unknown>;

/** A field on the way to what an argument is compared with, and the rules it stands under. */
interface ComparedField {
  readonly coordinate: string;
  readonly rules: readonly Access[];
}

/** One argument of a list and all it is compared with. */
interface Comparison {
  readonly argument: string;
  /** Null for what nobody has declared, or declared of fields that there are not. */
  readonly fields: readonly ComparedField[] | null;
}

/** Thrown at start for lists that are narrowed or ordered by what nobody has named. */
export class ComparisonUndeclared extends Error {
  constructor(readonly coordinates: readonly string[]) {
    super(
      `Nobody has said what of the listed objects these arguments are compared with. Declare it with @ComparesWith, by fields that there are:\n${coordinates.map((one) => `  - ${one}`).join('\n')}`,
    );
    this.name = 'ComparisonUndeclared';
  }
}

/** What each argument of a list is compared with; nothing for a field that is no list. */
export function comparisonsOf({ args, type, extensions }: Field): readonly Comparison[] {
  const listed = listedBy(type);
  if (!listed) return [];
  const declared = (extensions[comparesKey] ?? {}) as Compares;
  return leafArguments(args)
    .filter(({ path }) => path !== 'first' && path !== 'after')
    .map(({ path }) => {
      const ways = declared[path] ?? impliedBy(path, listed);
      const fields = ways?.map((way) => fieldsAlong(listed, way));
      return { argument: path, fields: fields?.every((one) => one !== null) ? fields.flat() : null };
    });
}

/**
 * Puts before a list that each argument given is compared with what the viewer may read: of these objects' subject where
 * the list is somebody's, and of anybody's where it is everybody's.
 * @returns null for a list that is compared with open data alone.
 */
export function comparingReadable(
  parent: GraphQLObjectType,
  field: Field,
  comparisons: readonly Comparison[],
  resolve: Resolver,
): Resolver | null {
  const closed = comparisons
    .map(({ argument, fields }) => ({
      argument: argument.split('.')[0] ?? argument,
      fields: (fields ?? []).filter(({ rules }) => rules.some(({ open }) => open === undefined)),
    }))
    .filter(({ fields }) => fields.length > 0);
  if (closed.length === 0) return null;
  const above = rulesOf(parent, field);
  return async (source, args, context, info) => {
    const given = closed.filter(({ argument }) => Reflect.get(args, argument) !== undefined);
    const compared = given.flatMap(({ fields }) => fields);
    const subjects = (
      await Promise.all(above.map((rule) => subjectsBy(rule, source, args as never, context)))
    ).flat();
    if (!(await everyOf(compared, (one) => isReadable(one, subjects, context)))) throw new FieldRefused();
    return resolve(source, args, context, info);
  };
}

/** The type of the objects in a list, whole or in pages. */
function listedBy(type: Field['type']): GraphQLNamedType | null {
  if (isListType(getNullableType(type))) return getNamedType(type);
  const named = getNamedType(type);
  const nodes = isObjectType(named) ? named.getFields().nodes?.type : undefined;
  return nodes && isListType(getNullableType(nodes)) ? getNamedType(nodes) : null;
}

function impliedBy(path: string, listed: GraphQLNamedType): readonly string[] | undefined {
  const name = path.split('.').at(-1) ?? path;
  const fields = isObjectType(listed) ? listed.getFields() : {};
  if (fields[name]) return [name];
  return name === 'on' && fields.effectiveFrom ? ['effectiveFrom', 'effectiveTo'] : undefined;
}

function fieldsAlong(from: GraphQLNamedType, way: string): readonly ComparedField[] | null {
  const [name = '', ...rest] = way.split('.');
  const field = isObjectType(from) ? from.getFields()[name] : undefined;
  if (!field || !isObjectType(from)) return null;
  const step = { coordinate: `${from.name}.${name}`, rules: rulesOf(from, field) };
  if (rest.length === 0) return [step];
  const further = fieldsAlong(getNamedType(field.type), rest.join('.'));
  return further && [step, ...further];
}

async function subjectsBy(rule: Access, source: never, args: never, context: Context) {
  const subject = await rule.onBehalfOf?.(args, context);
  return [...((await rule.about?.(source, context)) ?? []), ...(subject ? [subject] : [])];
}

const isReadable = (
  { coordinate, rules }: ComparedField,
  subjects: readonly string[],
  { permissions }: Context,
): Answer =>
  everyOf(
    rules,
    (rule) => isAdmitted(rule, permissions) && (!rule.about || permissions.maySee(coordinate, subjects)),
  );
