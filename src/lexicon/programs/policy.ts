import type { Tri } from '../../core/facts/base.ts';
import { phrases, words } from '../word-lists.ts';
import type { Program, Programs } from './program.ts';

const cfnNag: Program = { tool: 'cfn_nag', does: { infrastructure_scan: ['*'] } };

/** A letter that is bundled with one of others, such as `-sd`: that it lets all pass. */
const bundledWith = (letter: string, others: string): readonly (readonly [string, Tri])[] =>
  [...others].map((other) => [`-${letter}${other}`, 'no'] as const);

/** Engines that judge by own rules, and scanners of infrastructure code that bring theirs. */
export const policy: Programs = {
  opa: {
    does: {
      policy_check: words('eval exec'),
      policy_test: ['test'],
      lint: words('check fmt'),
      build: ['build'],
      sign: ['sign'],
    },
    idle: words('version inspect deps parse bench capabilities'),
    fails: [
      {
        // A set of denials is defined even when it is empty: only some queries fail by `--fail`.
        on: ['eval'],
        flags: [
          ['--fail', 'unknown'],
          ['--fail-defined', 'yes'],
        ],
        usually: 'no',
      },
      {
        on: ['exec'],
        flags: [
          ['--fail', 'yes'],
          ['--fail-defined', 'yes'],
          ['--fail-non-empty', 'yes'],
        ],
        usually: 'no',
      },
      { on: ['fmt'], flags: [['--fail', 'yes']], usually: 'no' },
    ],
  },
  regal: {
    does: { policy_test: ['test'], lint: ['lint'] },
    idle: words('fix version new parse'),
    fails: [{ on: ['lint'], flags: [['--config-file', 'unknown']], usually: 'yes' }],
  },
  conftest: {
    does: { policy_check: ['test'], policy_test: ['verify'], lint: ['fmt'], publish: ['push'] },
    idle: words('pull parse plugin doc version'),
    fails: [{ on: ['test'], flags: [['--no-fail', 'no']], usually: 'yes' }],
  },
  kyverno: {
    does: { policy_check: phrases('apply, json scan'), policy_test: ['test'], publish: ['oci push'] },
    idle: words('version jp create docs fix oci json completion'),
    fails: [{ on: ['apply'], flags: [['--audit-warn', 'unknown']], usually: 'yes' }],
  },
  'kyverno-json': { does: { policy_check: ['scan'] }, idle: 'rest' },
  gator: { does: { policy_check: ['test'], policy_test: ['verify'] }, idle: words('expand sync version bench') },
  sentinel: { does: { policy_check: ['apply'], policy_test: ['test'], lint: ['fmt'] }, idle: ['version'] },
  'cfn-guard': { does: { policy_check: ['validate'], policy_test: ['test'] }, idle: words('parse-tree rulegen') },
  'terraform-compliance': {
    does: { policy_check: ['*'] },
    fails: [
      {
        flags: [
          ['--no-failure', 'no'],
          ['-n', 'no'],
        ],
        usually: 'yes',
      },
    ],
  },
  cedar: { does: { policy_test: ['run-tests'], lint: words('validate check-parse format') }, idle: 'rest' },
  checkov: {
    does: {
      infrastructure_scan: words('* --external-checks-dir --external-checks-git'),
      policy_check: words('--external-checks-dir --external-checks-git'),
      secret_scan: ['--framework=secrets'],
      workflow_scan: words('--framework=github_actions --framework=gitlab_ci'),
      image_scan: words('--docker-image --framework=sca_image'),
      dependency_scan: ['--framework=sca_package'],
    },
    silent: words('-l --list --show-config --create-config -v'),
    fails: [
      {
        flags: [
          ['--hard-fail-on', 'yes'],
          ['--soft-fail-on', 'unknown'],
          ['--soft-fail', 'no'],
          ['-s', 'no'],
          ...bundledWith('s', 'dfocsl'),
          ['--config-file', 'unknown'],
          ['--use-enforcement-rules', 'unknown'],
        ],
        usually: 'yes',
      },
    ],
  },
  tfsec: {
    does: {
      infrastructure_scan: words('* --custom-check-dir --custom-check-url --rego-policy-dir'),
      policy_check: words('--custom-check-dir --custom-check-url --rego-policy-dir'),
    },
    fails: [
      {
        flags: [
          ['--soft-fail', 'no'],
          ['-s', 'no'],
          ['--config-file', 'unknown'],
          ['--config-file-url', 'unknown'],
        ],
        usually: 'yes',
      },
    ],
  },
  kics: {
    does: {
      infrastructure_scan: phrases('scan, scan --queries-path, scan -q'),
      policy_check: phrases('scan --queries-path, scan -q'),
    },
    idle: 'rest',
    fails: [
      {
        flags: [
          ['--ignore-on-exit=all', 'no'],
          ['--ignore-on-exit=results', 'no'],
          ['--fail-on', 'yes'],
          ['--config', 'unknown'],
        ],
        usually: 'yes',
      },
    ],
  },
  terrascan: { does: { infrastructure_scan: ['scan'] }, idle: 'rest' },
  regula: {
    does: { infrastructure_scan: ['run'], policy_test: ['test'] },
    idle: 'rest',
    fails: [{ on: ['run'], flags: [['--severity=off', 'no']], usually: 'yes' }],
  },
  cfn_nag: cfnNag,
  cfn_nag_scan: cfnNag,
  'kube-score': { does: { infrastructure_scan: ['score'] }, idle: 'rest' },
  'kube-linter': { does: { infrastructure_scan: ['lint'] }, idle: 'rest' },
  polaris: {
    does: { infrastructure_scan: ['audit'] },
    idle: 'rest',
    fails: [
      {
        flags: [
          ['--set-exit-code-on-danger', 'yes'],
          ['--set-exit-code-below-score', 'yes'],
        ],
        usually: 'no',
      },
    ],
  },
  kubescape: {
    does: { infrastructure_scan: ['scan'], image_scan: ['scan image'] },
    idle: 'rest',
    fails: [
      {
        flags: [
          ['--severity-threshold', 'yes'],
          ['--compliance-threshold=0', 'no'],
          ['--compliance-threshold', 'yes'],
          ['--fail-threshold=100', 'no'],
          ['--fail-threshold', 'yes'],
          ['-t=100', 'no'],
          ['-t', 'yes'],
        ],
        usually: 'no',
      },
    ],
  },
  kubesec: {
    does: { infrastructure_scan: ['scan'] },
    idle: 'rest',
    fails: [{ status: ['--exit-code'], usually: 'yes' }],
  },
  datree: { does: { policy_check: ['test'] }, idle: 'rest', fails: [{ flags: [['--no-fail', 'no']], usually: 'yes' }] },
  prowler: {
    does: { infrastructure_scan: ['*'] },
    fails: [
      {
        flags: [
          ['-z', 'no'],
          ['--ignore-exit-code-3', 'no'],
        ],
        usually: 'yes',
      },
    ],
  },
  powerpipe: { does: { infrastructure_scan: phrases('benchmark run, control run') }, idle: 'rest' },
  'Assert-PSRule': { does: { infrastructure_scan: ['*'] }, tool: 'PSRule' },
  'Invoke-PSRule': { does: { infrastructure_scan: ['*'] }, tool: 'PSRule', fails: [{ usually: 'no' }] },
  inspec: { does: { test: ['exec'] }, idle: words('check version') },
  goss: { does: { test: words('validate v') }, idle: 'rest' },
};
