import { request } from 'undici';
import { inject } from 'vitest';
import { tokenOf } from './tokens.js';

export interface Reply<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Who asks, and what for. */
export interface Asking {
  /** P1 … P6, officer-060 …, service-027 … or analyst; nobody when left out. */
  readonly as?: string;
  /** A token to show instead. */
  readonly token?: string;
  /** `CODE:LAWFUL_BASIS`, as whoever works with other people's data must say. */
  readonly purpose?: string;
}

/** Asks the national graph one question, as an app would. */
export async function ask<Data = Record<string, unknown>>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  asking: Asking = {},
): Promise<Reply<Data>> {
  const { body } = await request(inject('nation').router.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await headersOf(asking)) },
    body: JSON.stringify({ query, variables }),
  });
  return (await body.json()) as Reply<Data>;
}

async function headersOf({ as, token, purpose }: Asking): Promise<Record<string, string>> {
  const shown = token ?? (as === undefined ? undefined : await tokenOf(as));
  const [code = '', basis = ''] = purpose?.split(':') ?? [];
  return {
    ...(shown !== undefined && { authorization: `Bearer ${shown}` }),
    ...(purpose !== undefined && { 'x-purpose': code, 'x-lawful-basis': basis }),
  };
}

/** What one ministry counts under a metric's name since it started. */
export async function metricOf(ministry: string, metric: string): Promise<number> {
  const found = inject('nation').ministries.find(({ name }) => name === ministry);
  const { body } = await request(new URL('/metrics', found?.url));
  const values = [...(await body.text()).matchAll(new RegExp(`^${metric}(?:\\{[^}]*\\})? (\\d+)$`, 'gm'))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}
