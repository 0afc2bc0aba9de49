import { defineConfig } from 'vitest/config';

/** Processes killed under load: `npm run test:crash`. */
export default defineConfig({
  test: {
    include: ['test/crash/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    maxConcurrency: 2,
    env: { LOG_LEVEL: 'silent' },
  },
});
