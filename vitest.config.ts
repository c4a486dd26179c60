import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/lab/**', 'node_modules/**'],
    // Hostile repositories and whole scans are slow on a cold machine; a time limit is there to end hangs only.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
