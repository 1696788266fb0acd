import { request } from 'undici';
import type { Asking } from './load.js';

/** Whether an answer has data and no errors, judged by its ends alone because it is asked for every answer under load. */
export function isWhole(body: string): boolean {
  const text = body.trimEnd();
  return text.startsWith('{"data":{') && text.endsWith('}}');
}

/**
 * Asks once.
 * @returns the `data`
 * @throws Error with the answer's beginning when it is not whole.
 */
export async function ask(url: string, { headers, body }: Asking): Promise<unknown> {
  const response = await request(url, { method: 'POST', headers, body });
  const text = await response.body.text();
  if (response.statusCode !== 200 || !isWhole(text))
    throw new Error(`answered ${response.statusCode} ${text.slice(0, shownMax)}`);
  return JSON.parse(text).data;
}

const shownMax = 500;

/** The path of the first place where two answers differ, in whichever order their fields stand; null when none does. */
export function firstDifference(one: unknown, other: unknown, path = 'data'): string | null {
  if (!isObject(one) || !isObject(other)) return one === other ? null : path;
  if (Array.isArray(one) !== Array.isArray(other)) return path;
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const difference = firstDifference(one[key], other[key], `${path}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
