import type { Fact } from '../core/facts/index.ts';
import { type CiSystem, ciSystems, externalSigns } from './ci-systems.ts';
import { documentForm } from './documents.ts';
import { isInfrastructurePath } from './infrastructure-paths.ts';
import { isForeign } from './trees.ts';

/** Groups of files by which a repository is governed. */
export type GovernedGroup = Fact<'git.path_history'>['group'];

const workflow = /^\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/;
const ownCi = /^(?:\.gitlab-ci\.ya?ml|\.gitlab\/ci\/.+\.ya?ml|\.github\/actions\/(?:.+\/)?action\.ya?ml)$/;
const owners = /^(?:\.github\/|docs\/|\.gitlab\/|\.bitbucket\/)?CODEOWNERS$/;
const prowOwners = /(?:^|\/)(?:OWNERS|OWNERS_ALIASES)$/;
/** Files with which tools are told to pass over something. */
const waiver =
  /(?:^|\/)(?:\.trivyignore(?:\.ya?ml|\.rego)?|\.checkov\.(?:ya?ml|baseline)|\.snyk|osv-scanner\.toml|\.grype\.ya?ml|\.gitleaksignore|\.semgrepignore|\.secrets\.baseline|\.nsprc|\.tfsecignore|\.cfnnag_blacklist\.ya?ml|\.hadolint\.ya?ml|\.kics\.ya?ml|\.dockleignore)$/;
/** Languages of rules; tests of rules change for other reasons. */
const rules = /\.(?:rego|sentinel|cedar|cedarschema|guard|polar)$/;
const ruleTests = /_test\.rego$|_tests?\.guard$/;
/** Configurations that choose rules, and folders that are kept for them; deeper ones hold the policies of roles. */
const ruleFiles =
  /(?:^|\/)(?:sentinel\.hcl|trivy\.ya?ml|\.tfsec\/.+|\.tflint\.hcl|\.semgrep\.ya?ml|\.semgrep\/.+|\.gitleaks\.toml|\.regal\/.+|\.conftest\.ya?ml|conftest\.toml|custodian[^/]*\.ya?ml)$/;
const ruleFolders = /^(?:policy|policies)\/|(?:^|\/)(?:guardrails|service-control-policies|scps?)\//i;
const ruleEndings = /\.(?:ya?ml|json|hcl|tf)$/i;

/** Whether a file is a definition of a CI system, by its place; letters count as written. */
function isOf({ paths, folders, names, endings }: CiSystem, path: string, isInForeign: boolean): boolean {
  if (paths?.includes(path)) return true;
  const endsRight = endings === undefined || endings.some((ending) => path.endsWith(ending));
  if (endsRight && folders?.some((folder) => path.startsWith(folder))) return true;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    !isInForeign &&
    (names ?? []).some(({ starts, ends }) => name.startsWith(starts) && ends.some((end) => name.endsWith(end)))
  );
}

function isRule(path: string): boolean {
  if (ruleTests.test(path)) return false;
  return rules.test(path) || ruleFiles.test(path) || (ruleEndings.test(path) && ruleFolders.test(path));
}

/**
 * The group that a file belongs to, by its path alone; null for files that govern nothing. What lies in foreign trees
 * counts only where a forge or a CI system reads it.
 */
export function governedGroup(path: string): GovernedGroup | null {
  if (workflow.test(path) || ownCi.test(path)) return 'ci';
  if (owners.test(path)) return 'owners';
  const form = documentForm(path);
  if (form !== null && form !== 'runbook') return 'documents';
  const isInForeign = isForeign(path);
  const isCi = (): boolean => systems.some((system) => isOf(system, path, isInForeign));
  if (isInForeign) return isCi() ? 'ci' : null;
  if (prowOwners.test(path)) return 'owners';
  if (waiver.test(path)) return 'waivers';
  if (isRule(path)) return 'policy';
  if (isCi()) return 'ci';
  return isInfrastructurePath(path) ? 'infrastructure' : null;
}

/** Of what runs elsewhere, only what lies at its own place: names alone are those of websites and the like. */
const systems: readonly CiSystem[] = [...ciSystems, ...externalSigns.map((system) => ({ ...system, names: [] }))];
