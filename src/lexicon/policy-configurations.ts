import type { PolicyEngine } from '../core/facts/policy.ts';

/** Files that set a tool which judges against rules, where the tool itself looks for them. */
export interface ConfigurationFile {
  /** Which of the readers of configurations understands it. */
  readonly reader:
    | 'checkov'
    | 'tfsec'
    | 'trivy'
    | 'semgrep'
    | 'gitleaks'
    | 'dependency_review'
    | 'osv'
    | 'grype'
    | 'snyk'
    | 'sonar'
    | 'kube_linter'
    | 'polaris'
    | 'conform'
    | 'zizmor'
    | 'codeql'
    | 'detect_secrets'
    | 'terrascan'
    | 'kics'
    | 'licensed'
    | 'cargo_deny'
    | 'conftest'
    | 'named_only';
  readonly engine: PolicyEngine;
  readonly files: RegExp;
  /** Rules are written in it; else it only chooses among those of the tool. */
  readonly form: 'rules' | 'scanner_configuration';
}

const by = (
  reader: ConfigurationFile['reader'],
  engine: PolicyEngine,
  files: RegExp,
  form: ConfigurationFile['form'] = 'scanner_configuration',
): ConfigurationFile => ({ reader, engine, files, form });

/** Every such file, each path with one reader at most. */
export const configurationFiles: readonly ConfigurationFile[] = [
  by('checkov', 'checkov', /(^|\/)\.checkov\.ya?ml$/),
  by('tfsec', 'tfsec', /(^|\/)\.tfsec\/config\.(ya?ml|json)$/),
  by('tfsec', 'tfsec', /(^|\/)\.tfsec\/[^/]{1,200}_tfchecks\.(ya?ml|json)$/, 'rules'),
  by('trivy', 'trivy', /(^|\/)trivy\.ya?ml$/),
  by('semgrep', 'semgrep', /(^|\/)\.semgrep(\/.{1,500})?\.ya?ml$/, 'rules'),
  by('gitleaks', 'gitleaks', /(^|\/)\.?gitleaks\.toml$/),
  by('dependency_review', 'dependency_review', /^\.github\/dependency-review-config\.ya?ml$/),
  by('osv', 'osv_scanner', /(^|\/)osv-scanner\.toml$/),
  by('grype', 'grype', /(^|\/)\.grype(\/config)?\.ya?ml$/),
  by('snyk', 'snyk', /(^|\/)\.snyk$/),
  by('sonar', 'sonar', /(^|\/)sonar-project\.properties$/),
  by('kube_linter', 'kube_linter', /(^|\/)\.kube-linter\.ya?ml$/),
  by('polaris', 'polaris', /(^|\/)\.?polaris(-config)?\.ya?ml$/),
  by('conform', 'other', /(^|\/)\.conform\.ya?ml$/),
  by('zizmor', 'zizmor', /(^|\/)\.?zizmor\.ya?ml$/),
  by('codeql', 'codeql', /^\.github\/codeql\/[^/]{1,200}\.ya?ml$/),
  by('detect_secrets', 'detect_secrets', /(^|\/)\.secrets\.baseline$/),
  by('terrascan', 'terrascan', /(^|\/)\.?terrascan\.toml$/),
  by('kics', 'kics', /(^|\/)\.?kics(\.config|\.ya?ml|\.json)$/),
  by('licensed', 'licence', /(^|\/)\.licensed\.ya?ml$/),
  by('cargo_deny', 'licence', /(^|\/)\.?deny\.toml$/),
  by('conftest', 'rego', /(^|\/)\.?conftest\.toml$/),
  by('named_only', 'licence', /(^|\/)\.(license-checker[\w.-]{0,50}|licenserc\.(ya?ml|json))$/),
  by('named_only', 'crossguard', /(^|\/)PulumiPolicy\.ya?ml$/, 'rules'),
];
