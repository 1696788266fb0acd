import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import { isObject, type Json, ownValue, setOwnValue } from './own.js';
import type { Rewrite } from './plan.js';

/**
 * Changes an object as a plan says: what a subgraph knows by another type (`@interfaceObject`), or was asked by an alias
 * that the client did not choose.
 */
export function rewrite(schema: GraphQLSchema, rewrites: readonly Rewrite[], value: unknown): void {
  for (const one of rewrites) apply(schema, one, one.path, value);
}

const onType = '... on ';

function apply(schema: GraphQLSchema, one: Rewrite, path: readonly string[], value: unknown): void {
  if (Array.isArray(value)) {
    for (const element of value) apply(schema, one, path, element);
    return;
  }
  const [step, ...rest] = path;
  if (!isObject(value) || step === undefined) return;
  if (step.startsWith(onType)) {
    if (mayBe(schema, value, step.slice(onType.length))) apply(schema, one, rest, value);
  } else if (rest.length > 0) apply(schema, one, rest, ownValue(value, step));
  else change(one, value, step);
}

function change(one: Rewrite, object: Json, name: string): void {
  if (one.kind === 'ValueSetter') {
    setOwnValue(object, name, one.setValueTo);
    return;
  }
  const value = ownValue(object, name);
  if (value === undefined) return;
  delete object[name];
  setOwnValue(object, one.renameKeyTo, value);
}

/** Whether an object is of a type; one that does not say of which it is may be of any. */
function mayBe(schema: GraphQLSchema, object: Json, name: string): boolean {
  const { __typename: own } = object;
  return typeof own !== 'string' || isOfType(schema, own, name);
}

/** Whether one type is another, or one of those that the other stands for. */
export function isOfType(schema: GraphQLSchema, name: string, wanted: string): boolean {
  if (name === wanted) return true;
  const [type, abstract] = [schema.getType(name), schema.getType(wanted)];
  return (
    isAbstractType(abstract) &&
    (isObjectType(type) || isInterfaceType(type)) &&
    schema.isSubType(abstract, type)
  );
}
