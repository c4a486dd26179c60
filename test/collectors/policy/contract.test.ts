import { policy } from '../../../collectors/policy/index.ts';
import { memoryRepository } from '../../../fixtures/memory-repository.ts';
import type { Collector } from '../../../src/core/collector.ts';
import { Unreadable } from '../../../src/core/errors.ts';
import type { Repository } from '../../../src/core/source.ts';
import { testCollector } from '../../contract/collector.ts';

const clusterPolicy = (name: string) =>
  `apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata:\n  name: ${name}\nspec:\n  rules:\n    - validate: {failureAction: Enforce}\n`;

testCollector('policy', policy as Collector<Repository>, [
  { name: 'an empty repository', source: () => memoryRepository({ headState: 'unborn', defaultBranch: null }) },
  {
    name: 'something of each kind',
    source: () =>
      memoryRepository({
        files: {
          'policy/deny.rego': 'package main\n\ndeny contains msg if {\n  msg := "no"\n}\n',
          'policy/deny_test.rego': 'package main\n\ntest_deny if { true }\n',
          'cluster/two.yaml': `${clusterPolicy('same')}---\n${clusterPolicy('same')}---\n${clusterPolicy('same~2')}`,
          '.github/settings.yml': 'branches:\n  - name: main\n    protection:\n      enforce_admins: true\n',
          'main.tf': 'a = 1 #tfsec:ignore:aws-a tfsec:ignore:aws-b\n# checkov:skip=CKV_1: because\n',
          '.trivyignore': 'CVE-2024-1\nCVE-2024-2 exp:2020-01-01\n',
        },
      }),
  },
  {
    name: 'files that cannot be had',
    source: () =>
      memoryRepository({
        files: {
          'policy/big.rego': new Uint8Array(2 * 1024 * 1024),
          'policy/gone.rego': new Unreadable('absent', 'the object is not here', 'fetch it'),
          'gone.yaml': new Unreadable('denied', 'not allowed', 'allow it'),
          '.trivyignore': new Unreadable('timeout', 'too slow', 'again'),
          '.checkov.yml': new Uint8Array([0xff, 0xfe, 0x00, 0x80]),
          'huge.tf': new Uint8Array(5 * 1024 * 1024).fill(35),
        },
      }),
  },
  {
    name: 'hostile names',
    source: () =>
      memoryRepository({
        files: {
          'policy/\u001b[31mred.rego': 'package main\ndeny if { true }\n',
          'policy/a\u202eb.rego': 'package main\ndeny if { true }\n',
          'a.rego': 'package main\ndeny if { true }\n',
          'a.rego~2': 'package main\n',
          [`${'deep/'.repeat(100)}main.tf`]: '# checkov:skip=CKV_1\n',
          [`${'x'.repeat(5000)}/main.tf`]: '# checkov:skip=CKV_1\n',
          'names.yaml': clusterPolicy(`"${'n'.repeat(3000)}\u001b\u202e"`),
          '.trivyignore': `${'C'.repeat(4000)}\n\u001b[31mCVE\n__proto__\n`,
          '.snyk': 'ignore:\n  __proto__:\n    - "*": {reason: x, expires: 2020-01-01}\n',
          '.github/settings.yml': `branches:
  - name: __proto__
    protection: {required_status_checks: {contexts: ["\\e[31m", "${'c'.repeat(199)}😀"]}}
  - name: __proto__
`,
        },
      }),
  },
]);
