import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { routerMemoryFlags } from './router-memory.js';

test('npm starts a router with the flags that every router has', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(scripts.router).toContain(`node ${routerMemoryFlags.join(' ')} .build/scripts/router.js`);
});
