import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, expect, inject, test, vi } from 'vitest';
import { publishRelease } from '../../router/release/publish-release.js';
import { signingKeyOf } from '../../router/release/signing-key.js';
import { healthOf, metricsOf } from '../../router/testing/published.js';
import { signingKeyFile } from '../../scripts/nation-releases.js';
import { ask } from './ask.js';

const { data, router } = inject('nation');
const file = join(data, 'supergraph.graphql');
const original = await readFile(file, 'utf8');
const description = 'A person in the population register (penduduk).';

/** The nation's supergraph with one sentence of it changed. */
const describing = (sentence: string) => original.replace(description, sentence);

async function publish(sdl: string): Promise<number> {
  const key = signingKeyOf(await readFile(signingKeyFile(data), 'utf8'));
  if (!key) throw new Error('the nation has no key to sign with');
  const version = await publishRelease({ file, sdl, key, now: new Date() });
  await vi.waitFor(async () => expect(await healthOf(router.url)).toMatchObject({ version }), {
    timeout: 30_000,
    interval: 100,
  });
  return version;
}

const described = async () => {
  const { data: answer } = await ask<{ readonly __type: { readonly description: string } }>(
    '{ __type(name: "Citizen") { description } }',
  );
  return answer.__type.description;
};

// Other tests live in this nation too.
afterAll(async () => void (await publish(original)));

test('F11: a new supergraph of the nation is served while it is asked, and no question fails', async () => {
  let isOver = false;
  const failed: unknown[] = [];
  const asking = (async () => {
    while (!isOver) {
      const { data: answer, errors } = await ask(
        '{ areas(first: 1) { nodes { code } } tariffs(first: 1) { nodes { code } } }',
      );
      if (!answer || errors) failed.push(errors);
    }
  })();
  expect(await described()).toContain(description);
  await publish(describing('Somebody who is registered.'));
  isOver = true;
  await asking;
  expect(failed).toEqual([]);
  expect(await described()).toContain('Somebody who is registered.');
});

test('A40: a supergraph of the nation that nobody signed is refused, told of, and not served', async () => {
  const version = await publish(describing('Somebody who is registered again.'));
  await writeFile(file, describing('Anybody at all.'));
  await vi.waitFor(
    async () => expect(await healthOf(router.url)).toMatchObject({ version, refused: { code: 'CHANGED' } }),
    { timeout: 30_000, interval: 100 },
  );
  expect(await metricsOf(router.url)).toContain('router_supergraph_reloads_total{outcome="CHANGED"} 1');
  expect(await described()).toContain('Somebody who is registered again.');
  const { statusCode, body } = await request(new URL('/health/ready', router.url));
  expect(statusCode).toBe(200);
  expect(await body.text()).not.toMatch(/Anybody|Citizen/);
});
