import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**'],
    environment: 'node',
    setupFiles: ['tests/property-sizes.ts'],
    // Files share the modules of their worker: what they import is read once, not 130 times. A test that changes a
    // module or a global puts it back.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    // A guard against tests that never end, not a measure: a busy machine may take long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
