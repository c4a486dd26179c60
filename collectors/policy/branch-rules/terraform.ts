import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, tri } from '../../../src/core/tri.ts';
import type { HclBlock, HclBody, HclValue } from '../../../src/formats/hcl/index.ts';
import { named } from './github.ts';
import { meets, type Rule, unread } from './rule.ts';

type Read = (resource: HclBlock, trunk: string | null) => Omit<Rule, 'form' | 'name' | 'line'>;

/** Rules for branches among the resources of a Terraform file; what is no literal is unknown. */
export function readTerraform({ blocks, broken }: HclBody, trunk: string | null): readonly Rule[] {
  const rules = blocks.flatMap((block): readonly Rule[] => {
    const [type = '', name = ''] = block.labels;
    const read = block.type === 'resource' ? readerOf(type) : null;
    if (read === null) return [];
    // What such a resource does not say has a meaning, so one that is cut short says nothing.
    if (block.body.broken) return [{ ...unread('terraform'), name: `${type}.${name}`, line: block.line }];
    const made = read(block, trunk);
    // Which repository a resource is for is seldom literal: that it meets this trunk is not to be known from here.
    const onTrunk = all(made.onTrunk, 'unknown');
    const active = all(made.active, isCounted(block) ? 'unknown' : 'yes');
    return [{ ...made, active, onTrunk, form: 'terraform', name: `${type}.${name}`, line: block.line }];
  });
  return broken && rules.length === 0 ? [unread('terraform')] : rules;
}

/** Made as often as an expression says, perhaps never. */
function isCounted({ body: { attributes } }: HclBlock): boolean {
  return attributes.has('count') || attributes.has('for_each');
}

function readerOf(type: string): Read | null {
  if (type === 'github_branch_protection' || type === 'github_branch_protection_v3') return githubProtection;
  if (type === 'github_repository_ruleset' || type === 'github_organization_ruleset') return githubRuleset;
  if (type === 'gitlab_branch_protection') return gitlabProtection;
  if (type === 'gitlab_project_level_mr_approvals') return gitlabApprovals;
  return type.startsWith('azuredevops_branch_policy_') ? (block) => azureDevops(block, type) : null;
}

const inside = (block: HclBlock, type: string): readonly HclBlock[] =>
  block.body.blocks.filter((inner) => inner.type === type);
const said = (block: HclBlock, name: string): string | undefined => listed(block, name)?.[0];

/** The literals that an attribute is, or is a list of; undefined where it is anything else, or not there. */
function listed(block: HclBlock, name: string): readonly string[] | undefined {
  const value = block.body.attributes.get(name)?.value;
  if (value === undefined) return undefined;
  const texts = (value.type === 'list' ? value.items : [value]).map(literal);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function literal(value: HclValue): string | undefined {
  return value.type === 'literal' && value.value !== null ? String(value.value) : undefined;
}

/** Generated blocks stand for any number of blocks of that name. */
function hasDynamic(block: HclBlock, type: string): boolean {
  return block.body.blocks.some((inner) => inner.type === 'dynamic' && inner.labels[0] === type);
}

function flag(block: HclBlock, name: string, absent: Tri): Tri {
  if (!block.body.attributes.has(name)) return absent;
  const written = said(block, name);
  return written === 'true' ? 'yes' : written === 'false' ? 'no' : 'unknown';
}

/** A count above zero; `absent` where it is not written. */
function some(block: HclBlock, name: string, absent: Tri): Tri {
  if (!block.body.attributes.has(name)) return absent;
  const written = said(block, name);
  return written !== undefined && /^\d+$/.test(written) ? tri(Number(written) > 0) : 'unknown';
}

const negated = { yes: 'no', no: 'yes', unknown: 'unknown' } as const;

const githubProtection: Read = (block, trunk) => {
  const reviews = inside(block, 'required_pull_request_reviews');
  const checks = inside(block, 'required_status_checks');
  const isOpen = hasDynamic(block, 'required_pull_request_reviews');
  return {
    active: 'yes',
    onTrunk: meets(said(block, 'pattern') ?? said(block, 'branch') ?? null, trunk),
    requiresReview:
      reviews.length > 0
        ? any(...reviews.map((one) => some(one, 'required_approving_review_count', 'yes')))
        : isOpen
          ? 'unknown'
          : 'no',
    requiredChecks: named(checks.flatMap((one) => listed(one, 'contexts') ?? listed(one, 'checks') ?? [])),
    // https://registry.terraform.io/providers/integrations/github: administrators are let through unless it says so.
    bypass: negated[flag(block, 'enforce_admins', 'no')],
  };
};

const githubRuleset: Read = (block, trunk) => {
  const rules = inside(block, 'rules');
  const requests = rules.flatMap((one) => inside(one, 'pull_request'));
  const checks = rules
    .flatMap((one) => inside(one, 'required_status_checks'))
    .flatMap((one) => inside(one, 'required_check'));
  const patterns = inside(block, 'conditions')
    .flatMap((one) => inside(one, 'ref_name'))
    .flatMap((one): readonly (string | null)[] => listed(one, 'include') ?? [null]);
  const enforcement = said(block, 'enforcement');
  const isBranch = said(block, 'target');
  return {
    active:
      enforcement === 'active' ? 'yes' : enforcement === 'disabled' || enforcement === 'evaluate' ? 'no' : 'unknown',
    onTrunk:
      isBranch === undefined
        ? 'unknown'
        : isBranch !== 'branch'
          ? 'no'
          : patterns.length === 0
            ? 'unknown'
            : any(...patterns.map((one) => meets(one, trunk))),
    requiresReview: rules.some((one) => hasDynamic(one, 'pull_request'))
      ? 'unknown'
      : any(...requests.map((one) => some(one, 'required_approving_review_count', 'no'))),
    requiredChecks: named(checks.flatMap((one) => said(one, 'context') ?? [])),
    bypass: inside(block, 'bypass_actors').length > 0 ? 'yes' : hasDynamic(block, 'bypass_actors') ? 'unknown' : 'no',
  };
};

const gitlabProtection: Read = (block, trunk) => ({
  active: 'yes',
  onTrunk: meets(said(block, 'branch') ?? null, trunk),
  requiresReview: 'unknown',
  requiredChecks: [],
  bypass:
    said(block, 'push_access_level') === 'no one'
      ? 'unknown'
      : said(block, 'push_access_level') === undefined
        ? 'unknown'
        : 'yes',
});

const gitlabApprovals: Read = (block) => ({
  active: 'yes',
  onTrunk: 'unknown',
  requiresReview: some(block, 'approvals_before_merge', 'unknown'),
  requiredChecks: [],
  bypass: 'unknown',
});

function azureDevops(block: HclBlock, type: string): ReturnType<Read> {
  const settings = inside(block, 'settings');
  const counts = settings.map((one) => some(one, 'reviewer_count', 'unknown'));
  const isBuild = type.endsWith('_build_validation') || type.endsWith('_status_check');
  return {
    active: all(flag(block, 'enabled', 'yes'), flag(block, 'blocking', 'yes')),
    onTrunk: 'unknown',
    requiresReview: type.endsWith('_min_reviewers') ? (counts.length > 0 ? any(...counts) : 'unknown') : 'no',
    requiredChecks: isBuild
      ? named(settings.flatMap((one) => said(one, 'display_name') ?? said(one, 'name') ?? []))
      : [],
    bypass: 'unknown',
  };
}
