import { request } from 'undici';
import { inject } from 'vitest';

export interface Reply<Data> {
  readonly data: Data;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** Asks the national graph one question, as an app would. */
export async function ask<Data = Record<string, unknown>>(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Reply<Data>> {
  const { body } = await request(inject('nation').router.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return (await body.json()) as Reply<Data>;
}

/** What one ministry counts under a metric's name since it started. */
export async function metricOf(ministry: string, metric: string): Promise<number> {
  const found = inject('nation').ministries.find(({ name }) => name === ministry);
  const { body } = await request(new URL('/metrics', found?.url));
  const values = [...(await body.text()).matchAll(new RegExp(`^${metric}(?:\\{[^}]*\\})? (\\d+)$`, 'gm'))];
  return values.reduce((sum, [, value]) => sum + Number(value), 0);
}
