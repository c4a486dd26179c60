import type { Capability } from '../core/facts/ci.ts';

/** What a step can do that tries access rules out or judges them, where it is run on them; linters and formatters do not. */
export const accessChecks: ReadonlySet<Capability | 'unknown'> = new Set<Capability>([
  'test',
  'plan',
  'policy_check',
  'policy_test',
  'infrastructure_scan',
]);

/** Files that scanners of infrastructure look into, by the names of their programs. */
const scanned: readonly (readonly [tool: RegExp, files: RegExp])[] = [
  [/kube-?score|kube-?linter|polaris|kubescape|kyverno|gator|datree/i, /\.ya?ml$/],
  [/tfsec/i, /\.(tf|tofu)(\.json)?$/],
  [/cfn/i, /\.(ya?ml|json|template)$/],
  [/psrule/i, /\.(bicep|json)$/],
  [/checkov|trivy|kics|terrascan|snyk|semgrep/i, /\.(tf|tofu|tf\.json|bicep|ya?ml|json)$/],
];

/** Whether a scanner of infrastructure looks into files like this one, wherever it is run. */
export function isScanned(tool: string, path: string): boolean {
  return scanned.some(([program, files]) => program.test(tool) && files.test(path));
}
