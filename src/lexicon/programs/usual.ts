import { words } from '../word-lists.ts';

/** Flags that mean the same of most programs: nothing is tested, built or changed. */
export const usuallySilent: readonly string[] = words('--collect-only --co --list-tests --listTests --showConfig');

/** Tests are left out, failures let pass, or nobody waits for the end. */
export const usuallyWeak: readonly string[] = words(
  `-DskipTests -Dmaven.test.skip -Dmaven.test.skip.exec -Dmaven.test.failure.ignore -DtestFailureIgnore -fn --fail-never
  -PskipTests --skip-tests --skip-test --no-tests --async --no-wait`,
);

/** It rehearses: an apply becomes a plan, and nothing is published or deployed. */
export const rehearsals: readonly string[] = words(
  '--dry-run --dryrun --what-if -WhatIf --validate-only --no-execute-changeset',
);
