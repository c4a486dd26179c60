import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inlineWaivers } from '../../../../collectors/policy/waivers/inline.ts';
import { itemsIn, only } from '../reading.ts';

describe('waivers in comments', () => {
  test.each([
    ['a.tf', '# checkov:skip=CKV_AWS_1:public by design', 'checkov', ['CKV_AWS_1'], 'yes'],
    ['a.tf', '#checkov:skip=CKV_AWS_1', 'checkov', ['CKV_AWS_1'], 'no'],
    ['a.tf', '#checkov:skip=CKV_AWS_1:', 'checkov', ['CKV_AWS_1'], 'no'],
    ['a.tf', '#checkov:skip=CKV_AWS_1: TODO', 'checkov', ['CKV_AWS_1'], 'unknown'],
    ['a.tf', '#bridgecrew:skip=BC_1: known', 'checkov', ['BC_1'], 'yes'],
    ['a.tf', 'a = 1 #tfsec:ignore:aws-s3-x', 'tfsec', ['aws-s3-x'], 'no'],
    ['a.tf', '#tfsec:ignore:aws-s3-x:exp:2030-01-01', 'tfsec', ['aws-s3-x'], 'no'],
    ['a.tf', '#tfsec:ignore:*[name=a] it is only a test bucket', 'tfsec', ['*'], 'yes'],
    ['a.tf', '#trivy:ignore:AVD-AWS-0001:ws:dev', 'trivy', ['AVD-AWS-0001'], 'no'],
    ['Dockerfile', '# trivy:ignore:AVD-DS-0002', 'trivy', ['AVD-DS-0002'], 'no'],
    ['a.go', 'x() // #nosec G101 G102 -- no secret', 'gosec', ['G101', 'G102'], 'yes'],
    ['a.go', 'x() //#nosec', 'gosec', [], 'no'],
    ['a.go', '//gosec:disable G101 -- no secret', 'gosec', ['G101'], 'yes'],
    ['a.py', 'x()  # nosec B101, B102', 'bandit', ['B101', 'B102'], 'no'],
    ['a.py', 'x()  # nosec: assert_used', 'bandit', ['assert_used'], 'no'],
    ['a.py', 'x()  # nosemgrep', 'semgrep', [], 'no'],
    ['a.ts', 'x() // nosemgrep: rule.one, rule-two checked by hand', 'semgrep', ['rule.one', 'rule-two'], 'yes'],
    ['a.yaml', 'a: b # kics-scan ignore-line', 'kics', [], 'no'],
    ['a.tf', '# kics-scan disable=id-1,id-2', 'kics', ['id-1', 'id-2'], 'no'],
    ['a.java', 'x(); // NOSONAR', 'sonar', [], 'no'],
    ['a.java', 'x(); // NOSONAR(java:S1, S2) generated', 'sonar', ['java:S1', 'S2'], 'yes'],
    ['a.sh', 'a=b # gitleaks:allow', 'gitleaks', [], 'no'],
    ['a.rb', 'a = b # trufflehog:ignore', 'trufflehog', [], 'no'],
    ['a.tf', '#ts:skip=AC_AWS_1 needed by the vendor', 'terrascan', ['AC_AWS_1'], 'yes'],
    ['a.js', '// deepcode ignore Sqli: checked above', 'snyk', ['Sqli'], 'yes'],
    ['ci.yml', 'run: x # zizmor: ignore[template-injection] fixed text', 'zizmor', ['template-injection'], 'yes'],
    ['a.js', 'x() // codeql[js/sqli]', 'codeql', ['js/sqli'], 'no'],
    ['a.py', 'k = "x"  # pragma: allowlist secret', 'detect_secrets', [], 'no'],
    ['a.xml', '<!-- NOSONAR -->', 'sonar', [], 'no'],
    ['a.py', '\uFEFFk = 1 # nosec B101 by design\r\n', 'bandit', ['B101'], 'yes'],
  ])('%s: %s', async (path, text, tool, rules, hasReason) => {
    expect(await only('policy.waiver', path, `${text}\n`)).toMatchObject({
      ref: `${path}:1`,
      tool,
      form: 'inline',
      rules,
      hasReason,
    });
  });

  test.each([
    ['README.md', 'use `# checkov:skip=CKV_1: why`'],
    ['docs/a.tf', '# checkov:skip=CKV_1: why'],
    ['examples/main.tf', '#tfsec:ignore:aws-a'],
    ['vendor/a.go', '// #nosec'],
    ['a.tf', 'description = "checkov:skip=CKV_1: why"'],
    ['a.py', 'MARK = "# nosec"'],
    ['a.py', '"""\n# nosec B101\n"""'],
    ['rules.yaml', 'message: "write # nosemgrep beside it"'],
    ['a.tf', '# checkov:skip= is how it is written'],
    ['a.tf', '# tfsec:ignore: needs an id'],
    ['a.tf', '# tfsec:ignore:id is the form'],
    ['a.go', 'x() // # nosecurity here'],
    ['a.tf', '# nosec'],
    ['a.md', '<!-- gitleaks:allow -->'],
    ['package-lock.json', '// NOSONAR'],
    ['a.min.js', '// NOSONAR'],
    ['a.json', '{"a": "# checkov:skip=CKV_1"}'],
  ])('%s: %j is none', async (path, text) => {
    expect(await itemsIn('policy.waiver', { [path]: `${text}\n` })).toEqual([]);
  });

  test('several on one line are told apart', async () => {
    const items = await itemsIn('policy.waiver', {
      'a.tf': 'x = 1 #tfsec:ignore:aws-a tfsec:ignore:aws-b # checkov:skip=CKV_1: why\n',
    });
    expect(items.map(({ ref, rules }) => [ref, rules])).toEqual([
      ['a.tf:1', ['aws-a']],
      ['a.tf:1~2', ['aws-b']],
      ['a.tf:1~3', ['CKV_1']],
    ]);
  });

  test('a comment above may be the reason of a row, and is none for sure', async () => {
    const text =
      '# Public on purpose, ask @ana until 2027-01-01\n#tfsec:ignore:aws-a\n#tfsec:ignore:aws-b\n\n#tfsec:ignore:aws-c\n';
    const items = await itemsIn('policy.waiver', { 'a.tf': text });
    expect(items.map(({ rules, hasReason, hasOwner, expiry }) => [rules[0], hasReason, hasOwner, expiry])).toEqual([
      ['aws-a', 'unknown', 'unknown', 'unknown'],
      ['aws-b', 'unknown', 'unknown', 'unknown'],
      ['aws-c', 'no', 'no', 'none'],
    ]);
  });

  test.each([
    ['ask @ana', 'yes'],
    ['owner: platform', 'yes'],
    ['ana@example.org knows', 'yes'],
    ['approved by security', 'yes'],
    ['the owner is unknown', 'no'],
    ['runs @ noon', 'no'],
  ])('%j names an owner: %s', async (reason, hasOwner) => {
    expect((await only('policy.waiver', 'a.tf', `# checkov:skip=CKV_1: ${reason}\n`)).hasOwner).toBe(hasOwner);
  });

  test.each([
    ['#tfsec:ignore:aws-a:exp:2026-06-30', 'unexpired', 30],
    ['#tfsec:ignore:aws-a:exp:2026-05-31', 'expired', 0],
    ['#tfsec:ignore:aws-a:exp:2026-06-01', 'unexpired', 1],
    ['#tfsec:ignore:aws-a:exp:2026-13-01', 'unknown', null],
    ['#checkov:skip=CKV_1: accepted until 2026-05-01', 'expired', -30],
    ['#checkov:skip=CKV_1: expires: 2026-06-01T00:00:00Z', 'expired', 0],
    ['#checkov:skip=CKV_1: expires: 2026-06-01T12:00:00Z', 'unexpired', 0.5],
    ['#checkov:skip=CKV_1: since 2020-01-01', 'none', null],
  ])('%s at 2026-06-01 is %s', async (text, expiry, expiresInDays) => {
    expect(await only('policy.waiver', 'a.tf', `${text}\n`)).toMatchObject({ expiry, expiresInDays });
  });

  test('annotations of Kubernetes objects, in charts too', async () => {
    const text = `metadata:
  annotations:
    ignore-check.kube-linter.io/no-read-only-root-fs: "writes to its cache"
    checkov.io/skip1: CKV_K8S_20=needs it
    polaris.fairwinds.com/hostNetworkSet-exempt: "true"
    polaris.fairwinds.com/other-exempt: "false"
    {{ toYaml .Values.more }}
`;
    const items = await itemsIn('policy.waiver', { 'chart/Chart.yaml': 'name: c\n', 'chart/templates/a.yaml': text });
    expect(items.map(({ tool, rules, hasReason, at }) => [tool, rules[0], hasReason, at.line])).toEqual([
      ['kube_linter', 'no-read-only-root-fs', 'yes', 3],
      ['checkov', 'CKV_K8S_20', 'yes', 4],
      ['polaris', 'hostNetworkSet', 'unknown', 5],
    ]);
  });

  test('metadata of CloudFormation resources', async () => {
    const text = `Resources:
  Bucket:
    Metadata:
      checkov:
        skip:
        - id: CKV_AWS_18
          comment: logs of logs
      cfn_nag:
        rules_to_suppress:
        - id: W35
`;
    const items = await itemsIn('policy.waiver', { 'stack.yaml': text });
    expect(items.map(({ tool, rules, hasReason }) => [tool, rules[0], hasReason])).toEqual([
      ['other', 'W35', 'no'],
      ['checkov', 'CKV_AWS_18', 'yes'],
    ]);
  });

  test('whatever stands around a mark, it is one waiver at most, on its line', () => {
    const noise = fc.string({ unit: fc.constantFrom('a', ' ', ':', '=', '[', ']', ',', '-', '#', '@', '.', '0') });
    const marks = fc.constantFrom(
      'checkov:skip=CKV_1',
      'tfsec:ignore:aws-x',
      'nosemgrep',
      'kics-scan ignore',
      'zizmor: ignore[a]',
    );
    fc.assert(
      fc.property(noise, marks, noise, (before, mark, after) => {
        const told = inlineWaivers('a.tf', `\n# ${before} ${mark}${after}\n`);
        expect(told.length).toBeLessThanOrEqual(1);
        for (const one of told) expect(one.line).toBe(2);
      }),
    );
  });

  test('nothing of the text of a file enters a fact', async () => {
    const item = await only('policy.waiver', 'a.tf', '# checkov:skip=CKV_1: token hunter2secret of ana@example.org\n');
    expect(JSON.stringify(item)).not.toMatch(/hunter2|ana@/);
  });
});
