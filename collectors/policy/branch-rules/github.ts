import type { Tri } from '../../../src/core/facts/base.ts';
import { shortText } from '../../../src/core/text.ts';
import { any, tri } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { at, items, size, words } from '../formats/nodes.ts';
import { meets, type Rule } from './rule.ts';

/** Rules of a file of Probot's settings app: `branches` and `rulesets`. https://github.com/repository-settings/app */
export function readSettings(root: Yaml, trunk: string | null): readonly Rule[] {
  const branches = items(get(root, 'branches')).map((branch) => protection(branch, trunk));
  const rulesets = items(get(root, 'rulesets')).map((one) => ({
    ...ruleset(one, trunk),
    form: 'github_settings' as const,
  }));
  return [...branches, ...rulesets];
}

function protection(branch: Yaml, trunk: string | null): Rule {
  const rules = get(branch, 'protection');
  const name = text(get(branch, 'name')) ?? null;
  const reviews = get(rules, 'required_pull_request_reviews');
  const checks = get(rules, 'required_status_checks');
  const admins = text(get(rules, 'enforce_admins'));
  const passers = entries(get(reviews, 'bypass_pull_request_allowances')).some(([, list]) => size(list) > 0);
  return {
    form: 'github_settings',
    active: isEmpty(rules) ? 'no' : 'yes',
    onTrunk: meets(name, trunk),
    requiresReview: reviews?.type === 'map' ? approvals(get(reviews, 'required_approving_review_count')) : 'no',
    requiredChecks: named([
      ...words(get(checks, 'contexts')),
      ...items(get(checks, 'checks')).flatMap((one) => text(get(one, 'context')) ?? []),
    ]),
    bypass: any(tri(passers), admins === 'true' ? 'no' : admins === 'false' ? 'yes' : 'unknown'),
    name,
    line: branch.line,
  };
}

/** At least one approval; `unknown` where no number is written. */
function approvals(count: Yaml | undefined): Tri {
  const written = text(count);
  return written === undefined || !/^\d+$/.test(written) ? 'unknown' : tri(Number(written) > 0);
}

/** Names of checks as they can be kept: as many and as long as the evidence holds. */
export function named(checks: readonly string[]): string[] {
  return checks.slice(0, 100).map((check) => shortText(check, 200));
}

/** Whether a document is a ruleset as GitHub exports it. */
function isRuleset(root: Yaml): boolean {
  return (
    get(root, 'rules')?.type === 'list' && get(root, 'enforcement') !== undefined && get(root, 'target') !== undefined
  );
}

/** Rulesets for branches of an exported file, or of the answer of GitHub's API kept as one. */
export function readRulesets(documents: readonly Yaml[], trunk: string | null): readonly Rule[] {
  const roots = documents.flatMap((root) => (root.type === 'list' ? root.items : [root]));
  return roots
    .filter((root) => isRuleset(root) && text(get(root, 'target')) === 'branch')
    .map((root) => ruleset(root, trunk));
}

function ruleset(root: Yaml, trunk: string | null): Rule {
  const rules = items(get(root, 'rules'));
  const of = (type: string) => rules.filter((rule) => text(get(rule, 'type')) === type);
  const reviews = of('pull_request').map((rule) =>
    approvals(at(rule, 'parameters', 'required_approving_review_count')),
  );
  const checks = of('required_status_checks').flatMap((rule) =>
    items(at(rule, 'parameters', 'required_status_checks')),
  );
  const actors = get(root, 'bypass_actors');
  const enforcement = text(get(root, 'enforcement'));
  return {
    form: 'github_ruleset',
    active:
      enforcement === 'active' ? 'yes' : enforcement === 'disabled' || enforcement === 'evaluate' ? 'no' : 'unknown',
    onTrunk: refs(at(root, 'conditions', 'ref_name'), trunk),
    requiresReview: any(...reviews),
    requiredChecks: named(checks.flatMap((check) => text(get(check, 'context')) ?? [])),
    bypass: actors?.type === 'list' ? tri(actors.items.length > 0) : 'unknown',
    name: text(get(root, 'name')) ?? null,
    line: root.line,
  };
}

function refs(condition: Yaml | undefined, trunk: string | null): Tri {
  if (condition === undefined) return 'unknown';
  const included = any(...words(get(condition, 'include')).map((pattern) => meets(pattern, trunk)));
  const excluded = any(...words(get(condition, 'exclude')).map((pattern) => meets(pattern, trunk)));
  return excluded === 'no' ? included : excluded === 'yes' ? 'no' : included === 'no' ? 'no' : 'unknown';
}

/** The branch rule of Allstar, which reports or mends. https://github.com/ossf/allstar#branch-protection */
export function readAllstar(root: Yaml): Rule {
  const flag = (key: string): Tri => {
    const written = text(get(root, key));
    return written === 'true' ? 'yes' : written === 'false' ? 'no' : 'unknown';
  };
  const action = text(get(root, 'action'));
  const checks = items(get(root, 'requireStatusChecks')).flatMap(
    (check) => text(get(check, 'context')) ?? text(check) ?? [],
  );
  const admins = flag('enforceOnAdmins');
  return {
    form: 'allstar',
    active: action === 'fix' ? 'yes' : action === 'log' || action === 'issue' ? 'no' : 'unknown',
    onTrunk: flag('enforceDefault') === 'no' ? 'no' : 'yes',
    requiresReview: flag('requireApproval'),
    requiredChecks: named(checks),
    bypass: admins === 'yes' ? 'no' : admins === 'no' ? 'yes' : 'unknown',
    name: null,
    line: 1,
  };
}
