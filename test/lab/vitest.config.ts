import { defineConfig } from 'vitest/config';
import SkippedReporter from './skipped.ts';

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/lab/**/*.test.ts'],
    passWithNoTests: true,
    reporters: ['default', new SkippedReporter()],
    // Building a compiler or starting a cluster takes minutes on a cold machine.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    fileParallelism: false,
  },
});
