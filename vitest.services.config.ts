import { defineConfig } from 'vitest/config';

/** Contracts, flow and failures on a real Kafka and a MongoDB-wire server: `npm run test:services`. */
export default defineConfig({
  test: {
    include: [
      'test/services/**/*.test.ts',
      'test/contract/**/*.test.ts',
      'test/adapters/mongo/**/*.test.ts',
    ],
    globalSetup: 'test/services/global-setup.ts',
    setupFiles: ['test/support/property-seed.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // a real server on a busy machine may be late once; a fault of ours fails again
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { LOG_LEVEL: 'silent' },
  },
});
