import { defineConfig } from 'vitest/config';

/** Screen tests in a real Chromium: `npm run test:web`. */
export default defineConfig({
  test: {
    include: ['test/web/**/*.test.ts'],
    globalSetup: ['test/support/web-build.ts'],
    pool: 'forks',
    maxWorkers: 1,
    // a browser on a busy machine may lose a race once; a fault of ours fails again
    retry: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: 'silent' },
  },
});
