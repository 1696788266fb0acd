/** An object of an answer: what JSON brought, by names that anybody may have chosen. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The value an object has of its own; `constructor` and its like are names, too, and mean nothing here. What is inherited is a
 * function, or by `__proto__` the prototype, and JSON brings neither: to look at the value is faster than at the name.
 */
export function ownValue(object: Json, name: string): unknown {
  const value = object[name];
  return typeof value === 'function' || value === Object.prototype ? undefined : value;
}

/** Sets a value of its own; an assignment to `__proto__` would give the object another prototype. */
export function setOwnValue(object: Json, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}
