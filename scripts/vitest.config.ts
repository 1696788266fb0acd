import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What both kinds of test need. */
const everywhere = {
  root,
  // Node loads graphql's CommonJS build everywhere else; a second copy would make every instanceof check fail.
  resolve: { alias: { graphql: 'graphql/index.js' } },
};

export default defineConfig({
  ...everywhere,
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        ...everywhere,
        test: {
          name: 'parts',
          include: ['{shared,subgraphs,router,scripts,tests}/**/*.test.ts'],
          exclude: ['tests/running/**'],
          globalSetup: ['shared/testing/postgres.setup.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...everywhere,
        test: {
          name: 'running nation',
          include: ['tests/running/**/*.test.ts'],
          globalSetup: ['tests/running/nation.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 180_000,
          // These tests stop and start the ministries they all share.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
