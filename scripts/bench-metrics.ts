import { request } from 'undici';

/** What a process tells at `/metrics`, as text. */
export async function scrape(url: string): Promise<string> {
  const { body } = await request(new URL('/metrics', url));
  return body.text();
}

/** The value of a metric without labels; not a number when the text does not tell it. */
export function metricIn(text: string, name: string): number {
  const line = text.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? Number.NaN);
}
