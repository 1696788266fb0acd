import { isObject, type Json, ownValue, setOwnValue } from './own.js';

/**
 * Adds values to an object, each by reference. Where both have an object, or lists of as many, they become one; otherwise
 * what comes later stands.
 */
export function merge(target: Json, source: Json, names: readonly string[]): void {
  for (const name of names) {
    const value = ownValue(source, name);
    if (value === undefined) continue;
    const present = ownValue(target, name);
    if (present === undefined || !united(present, value)) setOwnValue(target, name, value);
  }
}

function united(target: unknown, source: unknown): boolean {
  if (target === source) return true;
  if (isObject(target) && isObject(source)) {
    merge(target, source, Object.keys(source));
    return true;
  }
  if (!Array.isArray(target) || !Array.isArray(source) || target.length !== source.length) return false;
  for (const [index, value] of source.entries()) {
    if (!united(target[index], value)) target[index] = value;
  }
  return true;
}
