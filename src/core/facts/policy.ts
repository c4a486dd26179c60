import { z } from 'zod';
import { plural } from '../text.ts';
import { Count, Days, item, kind, Tri } from './base.ts';

/** Languages and tools in which rules are written, or whose configuration chooses them. */
export const PolicyEngine = z.enum([
  'rego',
  'gatekeeper',
  'kyverno',
  'kubewarden',
  'validating_admission_policy',
  'sentinel',
  'cedar',
  'cfn_guard',
  'azure_policy',
  'gcp_org_policy',
  'aws_organizations',
  'cloud_custodian',
  'crossguard',
  'checkov',
  'tfsec',
  'trivy',
  'terrascan',
  'kics',
  'snyk',
  'semgrep',
  'gosec',
  'bandit',
  'codeql',
  'sonar',
  'gitleaks',
  'trufflehog',
  'detect_secrets',
  'dependency_review',
  'osv_scanner',
  'grype',
  'dependency_audit',
  'kube_linter',
  'kubescape',
  'polaris',
  'conforma',
  'licence',
  'zizmor',
  'other',
]);
export type PolicyEngine = z.infer<typeof PolicyEngine>;

/** A file that states rules, or chooses and sets those of a tool; in a place where something of this repository uses it. */
const file = item({
  engine: PolicyEngine,
  /**
   * `rules`: written rules that some command must evaluate; `admission`: an object that a cluster evaluates; `guardrail`:
   * one that a cloud organisation evaluates; `scanner_configuration`: thresholds and choices of a tool's own rules.
   */
  form: z.enum(['rules', 'admission', 'guardrail', 'scanner_configuration']),
  /** What breaks a rule is refused, as written here; `no` for audit, warn, dry run and thresholds that let all through. */
  enforces: Tri,
  rules: Count,
  /** Rules or paths that it switches off. */
  disabled: Count,
  /** Rules carry a severity or class, or a threshold of severity is set. */
  hasSeverity: Tri,
});

/** A rule for branches or requests of a forge, kept as code: what somebody meant, not what the forge says. */
const branchRule = item({
  form: z.enum([
    'github_ruleset',
    'github_settings',
    'allstar',
    'gitlab_security_policy',
    'prow',
    'terraform',
    'other',
  ]),
  /** In force as written; `no` for one that is disabled or only evaluated. */
  active: Tri,
  /** It can meet the trunk. */
  onTrunk: Tri,
  requiresReview: Tri,
  /** Names of checks that must pass, as written. */
  requiredChecks: z.array(z.string()).max(100),
  /** Somebody may pass by it. */
  bypass: Tri,
});

/** A file of tests for rules. */
const test = item({
  engine: PolicyEngine,
  form: z.enum(['unit', 'integration']),
  /** Test cases told apart in it; null where its form does not tell. */
  cases: Count.nullable(),
});

/** A rule set aside for something: by a comment beside it, in a tool's file of exceptions, or in its configuration. */
const waiver = item({
  tool: PolicyEngine,
  form: z.enum(['inline', 'register', 'configuration']),
  /** Ids of the rules that are set aside, as far as they are named. */
  rules: z.array(z.string()).max(20),
  /** `line`: this place only; `path`: files or folders; `all`: wherever the rule would apply. */
  extent: z.enum(['line', 'path', 'all']),
  hasReason: Tri,
  hasOwner: Tri,
  /** Against the scan's `now`; `none`: no date is given. */
  expiry: z.enum(['none', 'unexpired', 'expired', 'unknown']),
  /** Days from `now` until it expires, negative once it has; null without a date. */
  expiresInDays: Days.nullable(),
});

const by = { class: 'repository', closure: 'by_nature', grade: 'present' } as const;
const forms = {
  rules: 'rules',
  admission: 'admission rules',
  guardrail: 'guardrails',
  scanner_configuration: 'configuration',
} as const;
const says = (value: Tri, yes: string, no: string, unknown: string): string =>
  value === 'yes' ? yes : value === 'no' ? no : unknown;

export const policyFacts = {
  'policy.file': kind({
    ...by,
    title: 'files that state or choose rules',
    schema: file,
    summary: (fact) =>
      `${forms[fact.form]} of ${fact.engine}: ${plural(fact.rules, 'rule')}, ${says(fact.enforces, 'refuses', 'only tells', 'nothing says whether it refuses')}${fact.disabled > 0 ? `; ${fact.disabled} switched off` : ''}`,
  }),
  'policy.branch_rule': kind({
    ...by,
    title: 'branch rules kept as code',
    schema: branchRule,
    summary: (fact) =>
      `${fact.form}: ${says(fact.active, 'declared to be in force', 'not in force', 'perhaps in force')}, ${plural(fact.requiredChecks.length, 'required check')}, ${says(fact.requiresReview, 'review required', 'no review required', 'review not told')}`,
  }),
  'policy.test': kind({
    ...by,
    title: 'tests of rules',
    schema: test,
    summary: (fact) =>
      `${fact.form} tests of ${fact.engine}${fact.cases === null ? '' : `: ${plural(fact.cases, 'case')}`}`,
  }),
  'policy.waiver': kind({
    ...by,
    title: 'rules set aside',
    schema: waiver,
    summary: (fact) =>
      `${fact.tool} ${fact.rules.join(', ') || 'rules'} set aside for ${fact.extent === 'all' ? 'everything' : `one ${fact.extent}`}: ${says(fact.hasReason, 'with a reason', 'no reason', 'reason not told')}, ${says(fact.hasOwner, 'an owner', 'no owner', 'owner not told')}, ${fact.expiry === 'none' ? 'no end' : `end ${fact.expiry}`}`,
  }),
} as const;
