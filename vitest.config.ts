import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/services/**', 'test/web/**', 'test/crash/**'],
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout: 20_000,
    env: { LOG_LEVEL: 'silent' },
  },
});
