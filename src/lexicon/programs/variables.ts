/** A variable of the environment that says the same as a flag of a program: whether what it finds makes it fail. */
export interface FailingVariable {
  readonly tool: string;
  readonly name: string;
  /** Flags that go before it. */
  readonly flags: readonly string[];
  /** `status`: the exit status, so that 0 never fails; `level`: from which on it fails, so that nothing never does. */
  readonly means: 'status' | 'level';
}

export const failingVariables: readonly FailingVariable[] = [
  { tool: 'trivy', name: 'TRIVY_EXIT_CODE', flags: ['--exit-code'], means: 'status' },
  { tool: 'grype', name: 'GRYPE_FAIL_ON_SEVERITY', flags: ['--fail-on', '-f'], means: 'level' },
];
