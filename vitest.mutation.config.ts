import { defineConfig } from 'vitest/config';

/** The tests of the case and the calendar, as Stryker runs them against each fault: `npm run mutation`. */
export default defineConfig({
  test: {
    include: ['test/domain/{case,calendar}/**/*.test.ts'],
    // a worker thread, as Stryker uses them, has no time zone of its own, and its sandbox no docs
    exclude: ['test/domain/case/time-zones.test.ts', 'test/domain/case/page.test.ts'],
    pool: 'threads',
    maxWorkers: 1,
    // nothing in these tests outlives its file, and loading the domain anew for each is most of their time
    isolate: false,
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout: 60_000,
    // a fault that random walks find shows in the first few
    env: { MODEL_RUNS: '20' },
  },
});
