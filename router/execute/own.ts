/** An object of an answer: what JSON brought, by names that anybody may have chosen. */
export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value an object has of its own; `constructor` and its like are names, too, and mean nothing here. */
export function ownValue(object: Json, name: string): unknown {
  const value = object[name];
  return value === undefined || !(name in Object.prototype) || Object.hasOwn(object, name)
    ? value
    : undefined;
}

/** Sets a value of its own; an assignment to `__proto__` would give the object another prototype. */
export function setOwnValue(object: Json, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });
}
