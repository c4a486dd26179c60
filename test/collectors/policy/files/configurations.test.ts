import { describe, expect, test } from 'vitest';
import { itemsIn, only } from '../reading.ts';

describe('configurations of scanners', () => {
  test.each([
    ['.checkov.yml', 'soft-fail: true\nskip-check:\n- CKV_1\n- CKV_2\n', 'checkov', 'no', 2, 'no'],
    ['.checkov.yaml', 'hard-fail-on: HIGH\n', 'checkov', 'yes', 0, 'yes'],
    ['.checkov.yaml', 'skip-check: CKV_1,CKV_2\n', 'checkov', 'unknown', 2, 'no'],
    ['.tfsec/config.yml', 'minimum_severity: HIGH\nexclude: [a]\n', 'tfsec', 'unknown', 1, 'yes'],
    ['trivy.yaml', 'exit-code: 1\nseverity: [HIGH]\n', 'trivy', 'yes', 0, 'yes'],
    ['trivy.yaml', 'exit-code: 0\n', 'trivy', 'no', 0, 'no'],
    ['trivy.yaml', 'severity: [HIGH]\n', 'trivy', 'unknown', 0, 'yes'],
    [
      '.gitleaks.toml',
      "[extend]\nuseDefault = true\n[allowlist]\npaths = [\n  \"a\", # no\n  '''b''',\n]\n",
      'gitleaks',
      'unknown',
      2,
      'no',
    ],
    ['.github/dependency-review-config.yml', 'fail-on-severity: high\n', 'dependency_review', 'yes', 0, 'yes'],
    [
      '.github/dependency-review-config.yml',
      'fail_on_severity: high\nwarn_only: true\n',
      'dependency_review',
      'no',
      0,
      'yes',
    ],
    [
      'osv-scanner.toml',
      '[[IgnoredVulns]]\nid = "GO-1"\n[[IgnoredVulns]]\nid = "GO-2"\n',
      'osv_scanner',
      'unknown',
      2,
      'no',
    ],
    ['.grype.yaml', 'fail-on-severity: high\nignore: [{vulnerability: a}]\n', 'grype', 'yes', 1, 'yes'],
    ['.snyk', 'ignore:\n  A: []\n', 'snyk', 'unknown', 1, 'no'],
    [
      'sonar-project.properties',
      '# sonar.exclusions=a\nsonar.qualitygate.wait=true\nsonar.exclusions=a,b\n',
      'sonar',
      'yes',
      2,
      'no',
    ],
    ['.kube-linter.yaml', 'checks:\n  exclude: [a, b]\n', 'kube_linter', 'unknown', 2, 'no'],
    ['polaris.yaml', 'checks:\n  a: danger\n  b: ignore\n', 'polaris', 'unknown', 1, 'yes'],
    ['.conform.yaml', 'policies: [{type: commit}]\n', 'other', 'unknown', 0, 'no'],
    [
      '.github/zizmor.yml',
      'rules:\n  a: {disable: true}\n  b: {ignore: [x.yml, y.yml]}\n',
      'zizmor',
      'unknown',
      3,
      'no',
    ],
    [
      '.github/codeql/codeql-config.yml',
      'query-filters:\n- exclude: {id: a}\npaths-ignore: [b]\n',
      'codeql',
      'unknown',
      2,
      'no',
    ],
    ['.secrets.baseline', '{"plugins_used": [{}, {}]}', 'detect_secrets', 'unknown', 0, 'no'],
    ['terrascan.toml', '[rules]\nskip-rules = ["a"]\n[severity]\nlevel = "high"\n', 'terrascan', 'unknown', 1, 'yes'],
    ['kics.config', '{"exclude-queries": ["a"], "fail-on": "high"}', 'kics', 'yes', 1, 'yes'],
    ['.licensed.yml', 'allowed: [mit]\nignored:\n  npm: [a]\n', 'licence', 'unknown', 1, 'no'],
    ['deny.toml', '[advisories]\nignore = ["RUSTSEC-1"]\n[licenses]\nallow = ["MIT"]\n', 'licence', 'unknown', 1, 'no'],
    ['conftest.toml', 'no-fail = true\n', 'rego', 'no', 0, 'no'],
    ['.license-checker.json', 'anything', 'licence', 'unknown', 0, 'unknown'],
  ])('%s: %j', async (path, text, engine, enforces, disabled, hasSeverity) => {
    const form = 'scanner_configuration';
    expect(await only('policy.file', path, text)).toMatchObject({
      ref: path,
      engine,
      form,
      enforces,
      disabled,
      hasSeverity,
    });
  });

  test('own rules of Semgrep and tfsec are rules', async () => {
    const items = await itemsIn('policy.file', {
      '.semgrep/own.yml': 'rules:\n- {id: a, severity: ERROR}\n- {id: b}\n',
      '.tfsec/own_tfchecks.yaml': 'checks:\n- {code: a}\n',
    });
    expect(items).toMatchObject([
      { engine: 'semgrep', form: 'rules', rules: 2, hasSeverity: 'yes' },
      { engine: 'tfsec', form: 'rules', rules: 1, hasSeverity: 'no' },
    ]);
  });

  test('one that cannot be read is there, and nothing is known of it', async () => {
    for (const [path, text] of [
      ['.checkov.yml', 'a: [\n'],
      ['.secrets.baseline', '{'],
      ['.gitleaks.toml', 'x'.repeat(10_000)],
    ] as const) {
      expect(await only('policy.file', path, text)).toMatchObject({
        enforces: 'unknown',
        rules: 0,
        hasSeverity: 'unknown',
      });
    }
  });

  test('one in an example is nothing', async () => {
    expect(
      await itemsIn('policy.file', {
        'examples/.checkov.yml': 'soft-fail: false\n',
        'docs/trivy.yaml': 'exit-code: 1\n',
      }),
    ).toEqual([]);
  });
});
