import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/browser/**'],
    environment: 'node',
    maxWorkers: 2,
    // A guard against tests that never end, not a measure: a busy machine may take long.
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
