import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end of a run which tests were left out and why, so that nobody takes silence for a pass. */
export default class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => {
        const result = test.result();
        const reason = result.state === 'skipped' ? result.note : undefined;
        return `  ${test.fullName}: ${reason ?? 'no reason given'}`;
      }),
    );
    if (skipped.length > 0) process.stderr.write(`\nNOT TESTED HERE (${skipped.length}):\n${skipped.join('\n')}\n`);
  }
}
