import { phrases, words } from '../word-lists.ts';
import { always, type Program, type Programs } from './program.ts';

/** One that fails on what it finds only with one of these flags. */
const onlyWith = (...flags: readonly string[]) => [
  { flags: flags.map((flag) => [flag, 'yes'] as const), usually: 'no' as const },
];
/** One that fails on what it finds unless one of these flags lets it pass. */
const unless = (...flags: readonly string[]) => [
  { flags: flags.map((flag) => [flag, 'no'] as const), usually: 'yes' as const },
];

const semgrep: Program = {
  tool: 'semgrep',
  does: { code_scan: words('* scan ci'), policy_test: phrases('test, --test'), lint: phrases('validate, --validate') },
  idle: words('login logout publish install-semgrep-pro show'),
  fails: [
    { on: ['ci'], flags: [['--dry-run', 'no']], usually: 'yes' },
    { of: ['code_scan'], flags: [['--error', 'yes']], usually: 'no' },
  ],
};
/** Scores go up to 10: beyond it nothing fails. */
const aboveScore = [{ flags: [], scores: ['--failOnCVSS'], usually: 'no' }] as const;
const sonar = [{ flags: [['-Dsonar.qualitygate.wait', 'yes']], usually: 'unknown' }] as const;
const wiz: Program = {
  does: {
    image_scan: phrases('docker scan, image scan'),
    infrastructure_scan: ['iac scan'],
    dependency_scan: ['dir scan'],
  },
  idle: 'rest',
  fails: [{ usually: 'unknown' }],
};

/** Scanners of code, dependencies, images and pipelines. */
export const scanners: Programs = {
  snyk: {
    does: {
      dependency_scan: words('test monitor'),
      image_scan: phrases('container test, container monitor'),
      infrastructure_scan: ['iac test'],
      drift_check: ['iac describe'],
      code_scan: ['code test'],
      sbom: phrases('sbom, container sbom'),
    },
    idle: words('auth config version policy ignore'),
    fails: [
      { on: ['monitor', 'container monitor'], usually: 'no' },
      { flags: [], usually: 'yes' },
    ],
  },
  'pip-audit': { does: { dependency_scan: ['*'] }, silent: ['--dry-run'] },
  safety: { does: { dependency_scan: words('check scan') }, idle: 'rest', fails: unless('--continue-on-error') },
  'osv-scanner': { does: { dependency_scan: ['*'] }, idle: words('fix update') },
  grype: {
    does: { image_scan: ['*'], dependency_scan: words('dir:* sbom:* . ./* file:*') },
    idle: words('db version explain config completion'),
    fails: [
      {
        flags: [
          ['--fail-on', 'yes'],
          ['-f', 'yes'],
          ['--config', 'unknown'],
          ['-c', 'unknown'],
        ],
        usually: 'no',
      },
    ],
    valued: words('-o --output -c --config -f --fail-on --scope'),
  },
  govulncheck: {
    does: { dependency_scan: ['*'] },
    fails: unless('-json', '-format=json', '-format=sarif', '-format=openvex'),
  },
  nancy: { does: { dependency_scan: words('sleuth') }, idle: 'rest' },
  retire: { does: { dependency_scan: ['*'] }, fails: [{ status: ['--exitwith'], usually: 'yes' }] },
  'dependency-check': { does: { dependency_scan: ['*'] }, fails: aboveScore },
  'dependency-check.sh': {
    does: { dependency_scan: ['*'] },
    fails: aboveScore,
    tool: 'dependency-check',
  },
  fossa: {
    does: { dependency_scan: words('analyze test'), licence_check: words('analyze test') },
    idle: 'rest',
    fails: [{ on: ['analyze'], usually: 'no' }],
  },
  semgrep,
  opengrep: { ...semgrep, tool: 'opengrep' },
  codeql: {
    does: { code_scan: ['database analyze'], policy_test: ['test run'] },
    idle: 'rest',
    fails: [{ of: ['code_scan'], usually: 'no' }],
  },
  gosec: { does: { code_scan: ['*'] }, fails: unless('-no-fail') },
  bandit: { does: { code_scan: ['*'] }, fails: unless('--exit-zero') },
  brakeman: { does: { code_scan: ['*'] }, fails: unless('--no-exit-on-warn') },
  bearer: { does: { code_scan: ['scan'] }, idle: 'rest', fails: [{ status: ['--exit-code'], usually: 'yes' }] },
  flawfinder: { does: { code_scan: ['*'] }, fails: onlyWith('--error-level') },
  njsscan: { does: { code_scan: ['*'] } },
  horusec: { does: { code_scan: ['start'] }, idle: 'rest', fails: onlyWith('--return-error', '-e') },
  'sonar-scanner': { does: { code_scan: ['*'] }, fails: sonar },
  sonar: { does: { code_scan: ['*'] }, fails: sonar, tool: 'sonar-scanner' },
  dockle: { does: { image_scan: ['*'] }, fails: [{ status: ['--exit-code'], usually: 'no' }] },
  'clair-scanner': { does: { image_scan: ['*'] } },
  twistcli: { does: { image_scan: ['images scan'] }, idle: 'rest', fails: [{ usually: 'unknown' }] },
  wizcli: wiz,
  zizmor: { does: { workflow_scan: ['*'] }, fails: unless('--no-exit-codes', '--format=sarif') },
  poutine: {
    does: { workflow_scan: words('analyze_local analyze_repo analyze_org') },
    idle: 'rest',
    fails: onlyWith('--fail-on-violation'),
  },
  octoscan: { does: { workflow_scan: ['scan'] }, idle: 'rest', fails: [{ usually: 'unknown' }] },
  ghalint: { does: { workflow_scan: words('run run-action act') }, idle: 'rest' },
  ratchet: { does: { workflow_scan: words('lint check') }, idle: 'rest' },
  pinact: { does: { workflow_scan: ['run --check'] }, idle: 'rest' },
  scorecard: { does: { workflow_scan: ['*'] }, fails: [{ usually: 'no' }] },
  gitleaks: {
    does: { secret_scan: words('detect protect dir git stdin directory file') },
    idle: ['version'],
    fails: [{ status: ['--exit-code'], usually: 'yes' }],
  },
  trufflehog: { does: { secret_scan: ['*'] }, fails: onlyWith('--fail') },
  'detect-secrets-hook': { does: { secret_scan: ['*'] } },
  'detect-secrets': { does: { secret_scan: ['scan'] }, idle: 'rest', fails: [{ usually: 'no' }] },
  'git-secrets': { does: { secret_scan: words('--scan --scan-history') }, idle: 'rest' },
  ggshield: {
    does: { secret_scan: ['secret scan'], infrastructure_scan: ['iac scan'], dependency_scan: ['sca scan'] },
    idle: 'rest',
    fails: unless('--exit-zero'),
  },
  noseyparker: { does: { secret_scan: ['scan'] }, idle: 'rest', fails: [{ usually: 'no' }] },
  license_finder: {
    does: { licence_check: ['*'] },
    idle: words('report permitted_licenses approvals ignored_groups dependencies'),
  },
  reuse: { does: { licence_check: ['lint'], sbom: ['spdx'] }, idle: 'rest' },
  licensed: { does: { licence_check: ['status'] }, idle: 'rest' },
  'go-licenses': { does: { licence_check: ['check'] }, idle: 'rest' },
  'pip-licenses': { does: { licence_check: words('--fail-on --allow-only') }, idle: 'rest' },
  ...always('secret_scan', words('talisman secretlint')),
  ...always('licence_check', ['liccheck']),
};
