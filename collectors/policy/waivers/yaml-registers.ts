import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';
import { parted } from '../files/yaml-configurations.ts';
import { at, items, words } from '../formats/nodes.ts';
import type { Told } from './told.ts';

/** The words beside a line of the file: a comment on it, or right above. */
export type Beside = (line: number) => string;

const said = (node: Yaml | undefined, key: string): string => text(get(node, key)) ?? '';
/** A date as it is written, null without one. */
const dateOf = (node: Yaml | undefined, key: string): string | null => text(get(node, key)) ?? null;

/** `.trivyignore.yaml`: https://trivy.dev/latest/docs/configuration/filtering/#trivyignoreyaml */
export function trivyYaml(root: Yaml, beside: Beside): readonly Told[] {
  return ['vulnerabilities', 'misconfigurations', 'secrets', 'licenses'].flatMap((section) =>
    items(get(root, section)).map((entry): Told => {
      const limits = [...words(get(entry, 'paths')), ...words(get(entry, 'purls'))];
      return {
        tool: 'trivy',
        form: 'register',
        rules: words(get(entry, 'id')),
        extent: limits.length > 0 ? 'path' : 'all',
        reason: said(entry, 'statement') || beside(entry.line),
        until: dateOf(entry, 'expired_at'),
        line: entry.line,
      };
    }),
  );
}

/** `.snyk`: ids, each with paths, each with `reason` and `expires`. https://docs.snyk.io/manage-risk/policies/the-.snyk-file */
export function snyk(root: Yaml): readonly Told[] {
  const ignored = entries(get(root, 'ignore')).flatMap(([id, list]) =>
    items(list).flatMap((one) =>
      entries(one).map(([path, entry]): Told => {
        const extent = path === '*' ? 'all' : 'path';
        const reason = said(entry, 'reason');
        return {
          tool: 'snyk',
          form: 'register',
          rules: [id],
          extent,
          reason,
          until: dateOf(entry, 'expires'),
          line: one.line,
        };
      }),
    ),
  );
  return [...ignored, ...paths('snyk', at(root, 'exclude', 'global'), () => '')];
}

/** `.grype.yaml`: matches to leave out. https://github.com/anchore/grype#specifying-matches-to-ignore */
export function grype(root: Yaml, beside: Beside): readonly Told[] {
  return items(get(root, 'ignore')).map((entry) => ({
    tool: 'grype',
    form: 'register',
    rules: words(get(entry, 'vulnerability')),
    extent: get(entry, 'package') === undefined ? 'all' : 'path',
    reason: said(entry, 'reason') || said(entry, 'vex-justification') || beside(entry.line),
    line: entry.line,
  }));
}

/** Rules that a configuration switches off, each with the comment beside it. */
function rules(tool: Told['tool'], list: Yaml | undefined, beside: Beside): readonly Told[] {
  const scalars = list?.type === 'scalar' ? [list] : items(list);
  return scalars.flatMap((one) =>
    parted(one).map((rule) => ({
      tool,
      form: 'configuration' as const,
      rules: [rule],
      extent: 'all' as const,
      reason: beside(one.line),
      line: one.line,
    })),
  );
}

/** Paths that a configuration leaves out; those of examples, tests and vendored trees are nobody's exception. */
function paths(tool: Told['tool'], list: Yaml | undefined, beside: Beside): readonly Told[] {
  return items(list).flatMap((one): Told[] => {
    const path = (text(one) ?? '').replace(/^[./*]+/, '');
    if (isForeign(`${path.replace(/[/*]+$/, '')}/x`)) return [];
    return [{ tool, form: 'configuration', rules: [], extent: 'path', reason: beside(one.line), line: one.line }];
  });
}

export const checkov = (root: Yaml, beside: Beside): readonly Told[] => [
  ...rules('checkov', get(root, 'skip-check'), beside),
  ...paths('checkov', get(root, 'skip-path'), beside),
];

export const tfsec = (root: Yaml, beside: Beside): readonly Told[] => [
  ...rules('tfsec', get(root, 'exclude'), beside),
  ...paths('tfsec', get(root, 'exclude_paths'), beside),
];

export const trivy = (root: Yaml, beside: Beside): readonly Told[] => [
  ...paths('trivy', at(root, 'scan', 'skip-dirs'), beside),
  ...paths('trivy', at(root, 'scan', 'skip-files'), beside),
];

export const kubeLinter = (root: Yaml, beside: Beside): readonly Told[] =>
  rules('kube_linter', at(root, 'checks', 'exclude'), beside);

export const kics = (root: Yaml, beside: Beside): readonly Told[] => [
  ...rules('kics', get(root, 'exclude-queries'), beside),
  ...paths('kics', get(root, 'exclude-paths'), beside),
];

export const dependencyReview = (root: Yaml, beside: Beside): readonly Told[] =>
  rules('dependency_review', get(root, 'allow-ghsas') ?? get(root, 'allow_ghsas'), beside);

/** `zizmor.yml`: rules that are off, or that pass over places. */
export function zizmor(root: Yaml, beside: Beside): readonly Told[] {
  return entries(get(root, 'rules')).flatMap(([rule, setting]) => {
    const off: readonly Told[] =
      said(setting, 'disable') === 'true'
        ? [
            {
              tool: 'zizmor',
              form: 'configuration',
              rules: [rule],
              extent: 'all',
              reason: beside(setting.line),
              line: setting.line,
            },
          ]
        : [];
    const places = items(get(setting, 'ignore')).map(
      (one): Told => ({
        tool: 'zizmor',
        form: 'register',
        rules: [rule],
        extent: (text(one) ?? '').includes(':') ? 'line' : 'path',
        reason: beside(one.line),
        line: one.line,
      }),
    );
    return [...off, ...places];
  });
}

/** Yarn's list of advisories that its audit passes over. */
export const yarnrc = (root: Yaml, beside: Beside): readonly Told[] =>
  ['npmAuditIgnoreAdvisories', 'npmAuditExcludePackages'].flatMap((key) =>
    rules('dependency_audit', get(root, key), beside).map((told) => ({ ...told, form: 'register' as const })),
  );
