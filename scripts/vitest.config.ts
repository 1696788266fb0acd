import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  // Node loads graphql's CommonJS build everywhere else; a second copy would make every instanceof check fail.
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['{shared,subgraphs,router,scripts,tests}/**/*.test.ts'],
    globalSetup: ['shared/testing/postgres.setup.ts'],
    setupFiles: ['reflect-metadata'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
