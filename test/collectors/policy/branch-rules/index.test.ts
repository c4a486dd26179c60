import { describe, expect, test } from 'vitest';
import { itemsIn, only, readPolicy } from '../reading.ts';

const ruleset = (more: object = {}) =>
  JSON.stringify({
    name: 'trunk',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'pull_request', parameters: { required_approving_review_count: 1 } },
      { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'test' }] } },
    ],
    bypass_actors: [],
    ...more,
  });

describe('branch rules of GitHub as code', () => {
  test('a whole ruleset is read, wherever it was exported to', async () => {
    for (const path of ['.github/rulesets/trunk.json', 'governance/trunk.json']) {
      expect(await only('policy.branch_rule', path, ruleset())).toMatchObject({
        ref: `${path}#trunk`,
        form: 'github_ruleset',
        active: 'yes',
        onTrunk: 'yes',
        requiresReview: 'yes',
        requiredChecks: ['test'],
        bypass: 'no',
      });
    }
  });

  test.each([
    [{ enforcement: 'evaluate' }, { active: 'no' }],
    [{ enforcement: 'disabled' }, { active: 'no' }],
    [{ enforcement: 'whatever' }, { active: 'unknown' }],
    [{ bypass_actors: [{ actor_id: 5 }] }, { bypass: 'yes' }],
    [{ bypass_actors: null }, { bypass: 'unknown' }],
    [{ conditions: { ref_name: { include: ['refs/heads/main'] } } }, { onTrunk: 'yes' }],
    [{ conditions: { ref_name: { include: ['refs/heads/release/*'] } } }, { onTrunk: 'unknown' }],
    [{ conditions: { ref_name: { include: ['refs/heads/dev'] } } }, { onTrunk: 'no' }],
    [{ conditions: { ref_name: { include: ['~ALL'], exclude: ['refs/heads/main'] } } }, { onTrunk: 'no' }],
    [{ conditions: {} }, { onTrunk: 'unknown' }],
    [{ rules: [] }, { requiresReview: 'no', requiredChecks: [] }],
    [
      { rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 0 } }] },
      { requiresReview: 'no' },
    ],
    [{ rules: [{ type: 'pull_request' }] }, { requiresReview: 'unknown' }],
  ])('a ruleset with %j is %j', async (more, expected) => {
    expect(await only('policy.branch_rule', '.github/rulesets/a.json', ruleset(more))).toMatchObject(expected);
  });

  test('rulesets for tags are none for branches', async () => {
    expect(await itemsIn('policy.branch_rule', { '.github/rulesets/a.json': ruleset({ target: 'tag' }) })).toEqual([]);
  });

  test('the settings app: protected, unprotected, open to administrators', async () => {
    const text = `branches:
  - name: main
    protection:
      required_pull_request_reviews: {required_approving_review_count: 2}
      required_status_checks: {strict: true, contexts: [lint, test]}
      enforce_admins: false
  - name: dev
    protection: null
  - name: other
    protection:
      required_pull_request_reviews: null
      enforce_admins: true
`;
    const items = await itemsIn('policy.branch_rule', { '.github/settings.yml': text });
    expect(items.map((item) => [item.ref, item.active, item.onTrunk, item.requiresReview, item.bypass])).toEqual([
      ['.github/settings.yml#dev', 'no', 'no', 'no', 'unknown'],
      ['.github/settings.yml#main', 'yes', 'yes', 'yes', 'yes'],
      ['.github/settings.yml#other', 'yes', 'no', 'no', 'no'],
    ]);
    expect(items[1]).toMatchObject({ requiredChecks: ['lint', 'test'], at: { line: 2 } });
  });

  test('without a known trunk no name of a branch meets it', async () => {
    const files = { '.github/settings.yml': 'branches:\n- name: main\n  protection: {}\n' };
    const { items } = await readPolicy('policy.branch_rule', { files, defaultBranch: null });
    expect(items[0]?.onTrunk).toBe('unknown');
  });

  test('a file in its place that cannot be read is there, and unknown', async () => {
    expect(await only('policy.branch_rule', '.github/settings.yml', 'a: [\n')).toMatchObject({
      form: 'github_settings',
      active: 'unknown',
    });
  });

  test('Allstar mends, or only tells', async () => {
    const told = (action: string) =>
      `action: ${action}\nrequireApproval: true\nenforceOnAdmins: true\nrequireStatusChecks:\n- context: test\n`;
    expect(await only('policy.branch_rule', '.allstar/branch_protection.yaml', told('fix'))).toMatchObject({
      form: 'allstar',
      active: 'yes',
      onTrunk: 'yes',
      requiresReview: 'yes',
      requiredChecks: ['test'],
      bypass: 'no',
    });
    expect((await only('policy.branch_rule', '.allstar/branch_protection.yaml', told('issue'))).active).toBe('no');
  });
});

describe('branch rules of others', () => {
  test('GitLab: a policy that is off, and one that always asks for approval', async () => {
    const text = `approval_policy:
- name: always
  enabled: true
  rules: [{type: any_merge_request, branch_type: protected}]
  actions: [{type: require_approval, approvals_required: 1}]
- name: findings
  enabled: false
  rules: [{type: scan_finding, branches: [main]}]
  actions: [{type: require_approval, approvals_required: 1}]
`;
    const items = await itemsIn('policy.branch_rule', { '.gitlab/security-policies/policy.yml': text });
    expect(items.map(({ active, onTrunk, requiresReview }) => [active, onTrunk, requiresReview])).toEqual([
      ['yes', 'yes', 'yes'],
      ['no', 'yes', 'unknown'],
    ]);
  });

  test('Prow: each level that says something', async () => {
    const text =
      'branch-protection:\n  protect: true\n  orgs:\n    o:\n      repos:\n        r:\n          required_status_checks: {contexts: [ci]}\n';
    const items = await itemsIn('policy.branch_rule', { 'prow/config.yaml': text });
    expect(items.map(({ ref, active, requiredChecks }) => [ref, active, requiredChecks])).toEqual([
      ['prow/config.yaml#all', 'yes', []],
      ['prow/config.yaml#o/r', 'unknown', ['ci']],
    ]);
  });

  test('Terraform: only what is literal is read, and whose trunk it is stays open', async () => {
    const text = `# resource "github_branch_protection" "commented" {}
resource "github_branch_protection" "main" {
  repository_id  = github_repository.this.node_id
  pattern        = "main"
  enforce_admins = true
  required_status_checks {
    contexts = ["test", "lint"]
  }
  required_pull_request_reviews {
    required_approving_review_count = var.count_of_reviews
  }
}
resource "github_branch_protection" "dev" {
  for_each = var.repositories
  pattern  = "dev"
  dynamic "required_pull_request_reviews" { content {} }
}
resource "github_repository_ruleset" "r" {
  target      = "branch"
  enforcement = "active"
  conditions { 
    ref_name { 
      include = ["~DEFAULT_BRANCH"]
    }
  }
  bypass_actors { 
    actor_id = 1 
  }
  rules { 
    pull_request {
      required_approving_review_count = 1
    }
    required_status_checks {
      required_check { 
        context = "build"
      }
    }
  }
}
locals { text = "resource \\"github_branch_protection\\" \\"quoted\\" {" }
`;
    const items = await itemsIn('policy.branch_rule', { 'github.tf': text });
    expect(
      items.map(({ at, ...item }) => [
        item.ref.slice('github.tf#'.length),
        at.line,
        item.active,
        item.onTrunk,
        item.requiresReview,
        item.requiredChecks,
        item.bypass,
      ]),
    ).toEqual([
      ['github_branch_protection.dev', 13, 'unknown', 'no', 'unknown', [], 'yes'],
      ['github_branch_protection.main', 2, 'yes', 'unknown', 'unknown', ['test', 'lint'], 'no'],
      ['github_repository_ruleset.r', 18, 'yes', 'unknown', 'yes', ['build'], 'yes'],
    ]);
  });

  test('Terraform for Azure DevOps and GitLab', async () => {
    const text = `resource "azuredevops_branch_policy_min_reviewers" "a" {
  enabled = true
  blocking = false
  settings {
    reviewer_count = 2
  }
}
resource "gitlab_branch_protection" "b" {
  branch = "dev"
}
`;
    const items = await itemsIn('policy.branch_rule', { 'a.tf': text });
    expect(items).toMatchObject([
      { active: 'no', requiresReview: 'yes', onTrunk: 'unknown' },
      { active: 'yes', requiresReview: 'unknown', onTrunk: 'no' },
    ]);
  });
});
