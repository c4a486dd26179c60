import { describe, expect, test } from 'vitest';
import { itemsIn, only } from '../reading.ts';

const told = async (path: string, text: string) =>
  (await itemsIn('policy.waiver', { [path]: text })).map(({ rules, hasReason, hasOwner, expiry, extent }) => [
    rules[0] ?? null,
    hasReason,
    hasOwner,
    expiry,
    extent,
  ]);

describe('registers of exceptions', () => {
  test('.trivyignore: reasons stand above or behind, ends in exp:', async () => {
    const text = `# waiting for the base image, @ana
CVE-2024-1
CVE-2024-2 exp:2026-01-01

CVE-2024-3 exp:2027-01-01 # not reachable
CVE-2024-4
`;
    expect(await told('.trivyignore', text)).toEqual([
      ['CVE-2024-1', 'yes', 'yes', 'none', 'all'],
      ['CVE-2024-2', 'unknown', 'unknown', 'expired', 'all'],
      ['CVE-2024-3', 'yes', 'no', 'unexpired', 'all'],
      ['CVE-2024-4', 'no', 'no', 'none', 'all'],
    ]);
  });

  test('.trivyignore.yaml', async () => {
    const text = `vulnerabilities:
- id: CVE-1
  paths: [a]
  statement: not reachable
  expired_at: 2026-01-01
misconfigurations:
# accepted by the owner: platform
- id: AVD-1
- id: AVD-2
  expired_at: soon
secrets:
`;
    expect(await told('.trivyignore.yaml', text)).toEqual([
      ['CVE-1', 'yes', 'no', 'expired', 'path'],
      ['AVD-1', 'yes', 'yes', 'none', 'all'],
      ['AVD-2', 'no', 'no', 'unknown', 'all'],
    ]);
  });

  test.each([
    [
      '.snyk',
      "ignore:\n  SNYK-1:\n  - '*':\n      reason: none yet to fix\n      expires: 2026-07-01T00:00:00.000Z\n",
      ['SNYK-1', 'yes', 'no', 'unexpired', 'all'],
    ],
    ['.snyk', "ignore:\n  SNYK-1:\n  - 'a > b':\n      created: 2020-01-01\n", ['SNYK-1', 'no', 'no', 'none', 'path']],
    [
      '.grype.yaml',
      'ignore:\n- vulnerability: CVE-1\n  package: {name: a}\n  reason: not used\n',
      ['CVE-1', 'yes', 'no', 'none', 'path'],
    ],
    [
      'osv-scanner.toml',
      '[[IgnoredVulns]]\nid = "GO-1"\nignoreUntil = 2026-05-01\nreason = "test only"\n',
      ['GO-1', 'yes', 'no', 'expired', 'all'],
    ],
    [
      'osv-scanner.toml',
      '[[IgnoredVulns]]\nid = "GO-1"\nignoreUntil = 2027-05-01T10:00:00Z # x\n',
      ['GO-1', 'no', 'no', 'unexpired', 'all'],
    ],
    ['.gitleaksignore', 'abc:src/a.py:aws-key:3\n', ['aws-key', 'no', 'no', 'none', 'line']],
    [
      '.nsprc',
      '{"1": {"active": true, "notes": "dev only", "expiry": "2027-01-01"}, "2": {"active": false}}',
      ['1', 'yes', 'no', 'unexpired', 'all'],
    ],
    ['audit-ci.json', '{"allowlist": ["GHSA-1|a>b"]}', ['GHSA-1', 'no', 'no', 'none', 'path']],
    ['.yarnrc.yml', 'npmAuditIgnoreAdvisories:\n- "1093" # dev only\n', ['1093', 'yes', 'no', 'none', 'all']],
    [
      'yarn-audit-known-issues',
      '{"value":"a","children":{"ID":1093,"Issue":"x"}}\n',
      ['1093', 'unknown', 'unknown', 'none', 'all'],
    ],
    [
      'deny.toml',
      '[advisories]\nignore = ["RUSTSEC-2020-1"] # no fix yet\n',
      ['RUSTSEC-2020-1', 'yes', 'no', 'none', 'all'],
    ],
    [
      '.checkov.baseline',
      '{"failed_checks":[{"file":"/a.tf","findings":[{"resource":"x","check_ids":["CKV_1"]}]}]}',
      ['CKV_1', 'unknown', 'unknown', 'none', 'path'],
    ],
    [
      '.checkov.yml',
      'skip-check:\n- CKV_1 # ask @ana, expires 2026-05-01\n',
      ['CKV_1', 'yes', 'yes', 'expired', 'all'],
    ],
    ['.tfsec/config.yml', 'exclude: [a]\n', ['a', 'no', 'no', 'none', 'all']],
    ['.kube-linter.yaml', 'checks:\n  exclude:\n  # the mesh does it\n  - a\n', ['a', 'yes', 'no', 'none', 'all']],
    ['zizmor.yml', 'rules:\n  a:\n    ignore:\n    - ci.yml:3\n', ['a', 'no', 'no', 'none', 'line']],
    ['terrascan.toml', '[rules]\nskip-rules = ["a"]\n', ['a', 'no', 'no', 'none', 'all']],
    [
      '.gitleaks.toml',
      '[[allowlists]]\ndescription = "old keys"\ncommits = ["a"]\n',
      [null, 'yes', 'no', 'none', 'path'],
    ],
    ['.github/dependency-review-config.yml', 'allow-ghsas: GHSA-1\n', ['GHSA-1', 'no', 'no', 'none', 'all']],
  ])('%s: %s', async (path, text, expected) => {
    expect(await told(path, text)).toEqual([expected]);
  });

  test('a configuration that leaves out examples, tests and vendored trees sets nothing aside', async () => {
    expect(await told('.checkov.yml', 'skip-path:\n- examples/\n- ./tests\n- "**/node_modules/**"\n')).toEqual([]);
    expect(await told('.gitleaks.toml', "[allowlist]\npaths = [\"(^|/)vendor/\", '''docs/.*''']\n")).toEqual([]);
    expect(await told('.checkov.yml', 'skip-path:\n- terraform/live\n')).toHaveLength(1);
  });

  test('suppressions of Dependency-Check, and none of Checkstyle', async () => {
    const text = `<?xml version="1.0"?>
<suppressions xmlns="https://jeremylong.github.io/DependencyCheck/dependency-suppression.1.3.xsd">
  <!-- <suppress><cve>CVE-0</cve></suppress> -->
  <suppress until="2026-05-01Z">
    <notes><![CDATA[file name: a.jar not reachable]]></notes>
    <packageUrl regex="true">^pkg:maven/a@.*$</packageUrl>
    <cve>CVE-1</cve>
  </suppress>
  <suppress>
    <notes><![CDATA[file name: b.jar]]></notes>
    <cve>CVE-2</cve>
  </suppress>
</suppressions>
`;
    expect(await told('config/owasp/suppressions.xml', text)).toEqual([
      ['CVE-1', 'yes', 'no', 'expired', 'path'],
      ['CVE-2', 'no', 'no', 'none', 'all'],
    ]);
    expect((await itemsIn('policy.waiver', { 'suppressions.xml': text })).map(({ at }) => at.line)).toEqual([4, 9]);
    expect(await told('suppressions.xml', '<suppressions><suppress checks="a" files="b"/></suppressions>')).toEqual([]);
  });

  test('exceptions of Kyverno, of Conforma and of Azure', async () => {
    const kyverno = `apiVersion: kyverno.io/v2
kind: PolicyException
metadata:
  name: e
  annotations:
    example.org/reason: legacy controller
    example.org/owner: platform
    example.org/expires: "2026-01-01"
spec:
  exceptions:
  - policyName: no-root
`;
    expect(await told('e.yaml', kyverno)).toEqual([['no-root', 'yes', 'yes', 'expired', 'path']]);
    const bare = 'apiVersion: policies.kyverno.io/v1\nkind: PolicyException\nspec:\n  policyRefs: [{name: p}]\n';
    expect(await told('e.yaml', bare)).toEqual([['p', 'no', 'no', 'none', 'path']]);
    const conforma = `apiVersion: appstudio.redhat.com/v1alpha1
kind: EnterpriseContractPolicy
spec:
  sources:
  - volatileConfig:
      exclude:
      - value: cve
        effectiveUntil: "2027-01-01T00:00:00Z"
        reference: tracked elsewhere
`;
    expect(await told('e.yaml', conforma)).toEqual([['cve', 'yes', 'no', 'unexpired', 'all']]);
    const azure = {
      properties: {
        policyAssignmentId: '/a',
        exemptionCategory: 'Waiver',
        expiresOn: '2026-05-31T00:00:00Z',
        description: 'old',
      },
    };
    expect(await told('e.json', JSON.stringify(azure))).toEqual([[null, 'yes', 'no', 'expired', 'path']]);
  });

  test('Gatekeeper: namespaces of the system are no exception, others are', async () => {
    const config = (names: string) =>
      `apiVersion: config.gatekeeper.sh/v1alpha1\nkind: Config\nspec:\n  match:\n  - excludedNamespaces: [${names}]\n`;
    expect(await told('a.yaml', config('kube-system, gatekeeper-system'))).toEqual([]);
    expect(await told('a.yaml', config('kube-*, payments'))).toEqual([[null, 'no', 'no', 'none', 'path']]);
  });

  test('one that cannot be read is there, and nothing is known of it', async () => {
    for (const [path, text] of [
      ['.trivyignore.yaml', 'a: [\n'],
      ['.snyk', 'a: {\n'],
      ['audit-ci.json', '{ // comment\n}'],
      ['yarn-audit-known-issues', 'no json\n'],
    ] as const) {
      expect(await only('policy.waiver', path, text)).toMatchObject({
        ref: path,
        hasReason: 'unknown',
        hasOwner: 'unknown',
        expiry: 'unknown',
      });
    }
  });

  test('ids beyond twenty are left out of a fact', async () => {
    const ids = Array.from({ length: 30 }, (_, index) => `CKV_${index}`);
    const text = JSON.stringify({ failed_checks: [{ findings: [{ check_ids: ids }] }] });
    expect((await only('policy.waiver', '.checkov.baseline', text)).rules).toHaveLength(20);
  });
});
