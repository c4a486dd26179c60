import { phrases, words } from '../word-lists.ts';
import { always, type Programs } from './program.ts';

/** What tests or builds and belongs to no language. */
export const testing: Programs = {
  k6: { does: { test: ['run'] } },
  newman: { does: { test: ['run'] } },
  bats: { does: { test: ['*'] }, silent: words('--count -c') },
  kuttl: { does: { test: ['*'] } },
  'kubectl-kuttl': { does: { test: ['test'] } },
  hugo: { does: { build: ['*'] }, idle: words('version env mod new list config') },
  'sphinx-build': { does: { build: ['*'] }, tool: 'sphinx' },
  mdbook: { does: { build: ['build'], test: ['test'] } },
  zola: { does: { build: ['build'], lint: ['check'] } },
  'Invoke-Pester': {
    does: { test: ['*'] },
    fails: [
      {
        flags: [
          ['-CI', 'yes'],
          ['-EnableExit', 'yes'],
        ],
        usually: 'unknown',
      },
    ],
  },
  'Invoke-ScriptAnalyzer': { does: { lint: ['*'] }, fails: [{ flags: [['-EnableExit', 'yes']], usually: 'no' }] },
  pact: { does: { test: phrases('verify') } },
  ...always('test', words('shellspec hurl venom testssl.sh')),
};
