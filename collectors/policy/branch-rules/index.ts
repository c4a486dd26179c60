import type { Findings } from '../../../src/core/collector.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { hcl } from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { unseen } from '../../../src/formats/unseen.ts';
import { documentsOf } from '../formats/nodes.ts';
import { readAllstar, readRulesets, readSettings } from './github.ts';
import { readGitlabPolicies, readProw } from './others.ts';
import { type Rule, unread } from './rule.ts';
import { readTerraform } from './terraform.ts';

/**
 * One item for each rule for branches that is kept as code: what somebody meant, whether or not a forge was told.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readBranchRules(source: RepositoryFiles): Promise<Findings<'policy.branch_rule'>> {
  const [sweep, { defaultBranch }] = await Promise.all([sweepOf(source), source.describe()]);
  const trunk = defaultBranch?.name ?? null;
  const refOf = refs();
  const items: Findings<'policy.branch_rule'>['items'][number][] = [];
  const add = (path: string, rules: readonly Rule[]): void => {
    for (const { name, line, ...own } of rules) {
      items.push({ ...own, ref: refOf(path, { name }), at: { commit: sweep.commit, path, line } });
    }
  };
  for (const path of sweep.own.filter(isNamed)) add(path, await byPath(source, path, trunk));
  for (const { path, marks } of sweep.found.filter(({ path }) => !isNamed(path))) {
    if (marks.has('ruleset') || marks.has('prow')) {
      const { value } = await documentsOf(source, path);
      const documents = value ?? [];
      add(path, marks.has('ruleset') ? readRulesets(documents, trunk) : documents.flatMap(readProw));
    }
    if (marks.has('terraform_branch')) {
      const { value } = await parsed(source, path, hcl);
      add(path, value === null ? [unread('terraform')] : readTerraform(value, trunk));
    }
  }
  const { items: kept, gaps } = bounded(items, 'branch rules');
  return {
    items: kept,
    gaps: [...gaps, ...unseen(sweep, (path) => /\.(ya?ml|json|tf)$/.test(path) && !isNamed(path))],
  };
}

const settings = /^\.github\/settings\.ya?ml$/;
const ruleset = /^\.github\/rulesets\/[^/]{1,200}\.(json|ya?ml)$/;
const allstar = /^(\.allstar\/)?branch_protection\.ya?ml$/;
const gitlab = /^\.gitlab\/security-policies\/policy\.yml$/;

/** Whether the place of a file says that it holds rules for branches. */
function isNamed(path: string): boolean {
  return [settings, ruleset, allstar, gitlab].some((place) => place.test(path));
}

async function byPath(source: RepositoryFiles, path: string, trunk: string | null): Promise<readonly Rule[]> {
  const { value } = await documentsOf(source, path);
  const [root] = value ?? [];
  const form = settings.test(path)
    ? 'github_settings'
    : ruleset.test(path)
      ? 'github_ruleset'
      : allstar.test(path)
        ? 'allstar'
        : 'gitlab_security_policy';
  if (value === null || root === undefined) return [unread(form)];
  if (form === 'github_ruleset') return readRulesets(value, trunk);
  if (form === 'github_settings') return readSettings(root, trunk);
  return form === 'allstar' ? [readAllstar(root)] : readGitlabPolicies(root, trunk);
}
