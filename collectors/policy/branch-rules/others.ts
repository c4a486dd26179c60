import type { Tri } from '../../../src/core/facts/base.ts';
import { any, tri } from '../../../src/core/tri.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { items, size, words } from '../formats/nodes.ts';
import { named } from './github.ts';
import { meets, type Rule } from './rule.ts';

/** Policies of a GitLab security policy project: approvals that findings demand, and scans that always run. */
export function readGitlabPolicies(root: Yaml, trunk: string | null): readonly Rule[] {
  const kinds = ['approval_policy', 'scan_result_policy', 'scan_execution_policy', 'pipeline_execution_policy'];
  return kinds.flatMap((kind) => items(get(root, kind)).map((policy) => gitlabPolicy(kind, policy, trunk)));
}

function gitlabPolicy(kind: string, policy: Yaml, trunk: string | null): Rule {
  const enabled = text(get(policy, 'enabled'));
  const branches = items(get(policy, 'rules')).map((rule): Tri => {
    const type = text(get(rule, 'branch_type'));
    if (type !== undefined) return ['default', 'protected', 'all', 'target_default'].includes(type) ? 'yes' : 'unknown';
    const listed = words(get(rule, 'branches'));
    return listed.length === 0 ? 'unknown' : any(...listed.map((branch) => meets(branch, trunk)));
  });
  const approvals = items(get(policy, 'actions')).filter((action) => text(get(action, 'type')) === 'require_approval');
  return {
    form: 'gitlab_security_policy',
    active: enabled === 'true' ? 'yes' : enabled === 'false' ? 'no' : 'unknown',
    onTrunk: branches.length === 0 ? 'unknown' : any(...branches),
    // Approval is demanded where a rule of the policy finds something; only `any_merge_request` finds always.
    requiresReview: approvals.length === 0 ? 'no' : always(policy) ? 'yes' : 'unknown',
    requiredChecks: [],
    bypass: size(get(policy, 'bypass_settings')) > 0 ? 'yes' : 'unknown',
    name: text(get(policy, 'name')) ?? kind,
    line: policy.line,
  };
}

function always(policy: Yaml): boolean {
  return items(get(policy, 'rules')).some((rule) => text(get(rule, 'type')) === 'any_merge_request');
}

/** Rules of Prow's branch protector, one for each level that says something. Which repository this is it does not tell. */
export function readProw(root: Yaml): readonly Rule[] {
  const top = get(root, 'branch-protection');
  return top === undefined ? [] : prowLevel(top, []);
}

const prowSays = ['protect', 'required_status_checks', 'required_pull_request_reviews', 'enforce_admins'];

function prowLevel(node: Yaml, names: readonly string[]): readonly Rule[] {
  const below = ['orgs', 'repos', 'branches'].flatMap((key) => entries(get(node, key)));
  const own = prowSays.some((key) => get(node, key) !== undefined) ? [prowRule(node, names)] : [];
  return [...own, ...below.flatMap(([name, inner]) => prowLevel(inner, [...names, name]))];
}

function prowRule(node: Yaml, names: readonly string[]): Rule {
  const protect = text(get(node, 'protect'));
  const reviews = text(get(get(node, 'required_pull_request_reviews'), 'required_approving_review_count'));
  const admins = text(get(node, 'enforce_admins'));
  return {
    form: 'prow',
    active: protect === 'true' ? 'yes' : protect === 'false' ? 'no' : 'unknown',
    onTrunk: 'unknown',
    requiresReview: reviews === undefined || !/^\d+$/.test(reviews) ? 'unknown' : tri(Number(reviews) > 0),
    requiredChecks: named(words(get(get(node, 'required_status_checks'), 'contexts'))),
    bypass: admins === 'true' ? 'no' : admins === 'false' ? 'yes' : 'unknown',
    name: names.join('/') || 'all',
    line: node.line,
  };
}
