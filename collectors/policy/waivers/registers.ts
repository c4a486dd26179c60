import type { RepositoryFiles } from '../../../src/core/source.ts';
import { parsed, readText } from '../../../src/formats/parsed.ts';
import { type TomlTable, toml } from '../../../src/formats/toml.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { json } from '../formats/json.ts';
import { documentsOf } from '../formats/nodes.ts';
import { auditCi, checkovBaseline, nsprc, yarnKnownIssues } from './json-registers.ts';
import { commentsBeside, gitleaksEntry, readList, trivyEntry } from './lists.ts';
import { dependencySuppressions } from './suppressions.ts';
import type { Told } from './told.ts';
import { cargo, gitleaks, osv, terrascan } from './toml-registers.ts';
import * as yaml from './yaml-registers.ts';

/** A file in which a tool is told what to pass over. */
export interface Register {
  readonly tool: Told['tool'];
  readonly form: Told['form'];
  /** Its waivers; null when it cannot be read. */
  readonly read: (source: RepositoryFiles, path: string) => Promise<readonly Told[] | null>;
}

type Read = Register['read'];

const inText =
  (read: (text: string) => readonly Told[] | null): Read =>
  async (source, path) => {
    const text = await readText(source, path);
    return text === null ? null : read(text);
  };

const inNodes =
  (read: (root: Yaml, beside: yaml.Beside) => readonly Told[]): Read =>
  async (source, path) => {
    const { value } = await documentsOf(source, path);
    const beside = commentsBeside((await readText(source, path)) ?? '');
    return value === null ? null : value.flatMap((root) => read(root, beside));
  };

const inToml =
  (read: (tables: readonly TomlTable[], beside: yaml.Beside) => readonly Told[]): Read =>
  async (source, path) => {
    const { value } = await parsed(source, path, toml);
    const beside = commentsBeside((await readText(source, path)) ?? '');
    return value === null ? null : read(value, beside);
  };

const row = (files: RegExp, tool: Told['tool'], form: Told['form'], read: Read) => ({ files, tool, form, read });

const registers: readonly (Register & { readonly files: RegExp })[] = [
  row(
    /(^|\/)\.trivyignore$/,
    'trivy',
    'register',
    inText((text) => readList(text, 'trivy', trivyEntry)),
  ),
  row(/(^|\/)\.trivyignore\.ya?ml$/, 'trivy', 'register', inNodes(yaml.trivyYaml)),
  row(
    /(^|\/)\.gitleaksignore$/,
    'gitleaks',
    'register',
    inText((text) => readList(text, 'gitleaks', gitleaksEntry)),
  ),
  row(/(^|\/)\.snyk$/, 'snyk', 'register', inNodes(yaml.snyk)),
  row(/(^|\/)\.grype(\/config)?\.ya?ml$/, 'grype', 'register', inNodes(yaml.grype)),
  row(/(^|\/)osv-scanner\.toml$/, 'osv_scanner', 'register', inToml(osv)),
  row(/(^|\/)\.nsprc$/, 'dependency_audit', 'register', inNodes(nsprc)),
  row(/(^|\/)audit-ci\.jsonc?$/, 'dependency_audit', 'register', inNodes(auditCi)),
  row(/(^|\/)\.yarnrc\.yml$/, 'dependency_audit', 'register', inNodes(yaml.yarnrc)),
  row(
    /(^|\/)yarn-audit-known-issues$/,
    'dependency_audit',
    'register',
    inText((text) => yarnKnownIssues(json.parse, text)),
  ),
  row(/(^|\/)(\.?deny|\.cargo\/audit)\.toml$/, 'dependency_audit', 'register', inToml(cargo)),
  row(
    /(^|\/)[\w.-]{0,100}suppressions?[\w.-]{0,50}\.xml$/,
    'dependency_audit',
    'register',
    inText(dependencySuppressions),
  ),
  row(/(^|\/)\.checkov\.baseline$/, 'checkov', 'register', inNodes(checkovBaseline)),
  row(/(^|\/)\.checkov\.ya?ml$/, 'checkov', 'configuration', inNodes(yaml.checkov)),
  row(/(^|\/)\.tfsec\/config\.(ya?ml|json)$/, 'tfsec', 'configuration', inNodes(yaml.tfsec)),
  row(/(^|\/)trivy\.ya?ml$/, 'trivy', 'configuration', inNodes(yaml.trivy)),
  row(/(^|\/)\.kube-linter\.ya?ml$/, 'kube_linter', 'configuration', inNodes(yaml.kubeLinter)),
  row(/(^|\/)\.?kics(\.config|\.ya?ml|\.json)$/, 'kics', 'configuration', inNodes(yaml.kics)),
  row(/(^|\/)\.?zizmor\.ya?ml$/, 'zizmor', 'configuration', inNodes(yaml.zizmor)),
  row(
    /^\.github\/dependency-review-config\.ya?ml$/,
    'dependency_review',
    'configuration',
    inNodes(yaml.dependencyReview),
  ),
  row(/(^|\/)\.?gitleaks\.toml$/, 'gitleaks', 'configuration', inToml(gitleaks)),
  row(/(^|\/)\.?terrascan\.toml$/, 'terrascan', 'configuration', inToml(terrascan)),
];

/** What reads a path as a file of waivers; null for any other. */
export function registerOf(path: string): Register | null {
  return registers.find(({ files }) => files.test(path)) ?? null;
}
