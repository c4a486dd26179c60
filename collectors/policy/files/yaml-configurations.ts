import type { Tri } from '../../../src/core/facts/base.ts';
import { tri } from '../../../src/core/tri.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { ConfigurationFile } from '../../../src/lexicon/policy-configurations.ts';
import { at, items, size, words } from '../formats/nodes.ts';

/** What a configuration sets; what it leaves out is as nothing said. */
export interface Settings {
  readonly enforces: Tri;
  readonly rules: number;
  readonly disabled: number;
  readonly hasSeverity: Tri;
}

const silent: Settings = { enforces: 'unknown', rules: 0, disabled: 0, hasSeverity: 'no' };

/** Words of a value that may be a list, or one text parted by commas. */
export function parted(node: Yaml | undefined): readonly string[] {
  return words(node).flatMap((word) =>
    word
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
}

const hasThreshold = (list: readonly string[]): boolean =>
  list.some((word) => /^(info|low|medium|moderate|high|critical)$/i.test(word));

const flag = (node: Yaml | undefined): boolean | null => {
  const written = text(node)?.toLowerCase();
  return written === 'true' ? true : written === 'false' ? false : null;
};

type Read = (root: Yaml) => Settings;

/** Readers of configurations in YAML or JSON, by name. */
export const yamlConfigurations: Partial<Readonly<Record<ConfigurationFile['reader'], Read>>> = {
  checkov(root) {
    const hard = parted(get(root, 'hard-fail-on'));
    const checks = parted(get(root, 'check'));
    const soft = flag(get(root, 'soft-fail'));
    return {
      enforces: hard.length > 0 || soft === false ? 'yes' : soft === true ? 'no' : 'unknown',
      rules: checks.length,
      disabled: parted(get(root, 'skip-check')).length + parted(get(root, 'skip-path')).length,
      hasSeverity: tri(hasThreshold([...hard, ...checks, ...parted(get(root, 'skip-check'))])),
    };
  },
  tfsec(root) {
    const checks = items(get(root, 'checks'));
    const isSet = ['minimum_severity', 'severity_overrides'].some((key) => get(root, key) !== undefined);
    return {
      enforces: 'unknown',
      rules: checks.length + size(get(root, 'include')),
      disabled: size(get(root, 'exclude')) + size(get(root, 'exclude_paths')),
      hasSeverity: tri(isSet || checks.some((check) => get(check, 'severity') !== undefined)),
    };
  },
  trivy(root) {
    const code = text(get(root, 'exit-code'));
    return {
      enforces: code === undefined ? 'unknown' : tri(/^[1-9]/.test(code)),
      rules: 0,
      disabled: size(at(root, 'scan', 'skip-dirs')) + size(at(root, 'scan', 'skip-files')),
      hasSeverity: tri(parted(get(root, 'severity')).length > 0),
    };
  },
  semgrep(root) {
    const rules = items(get(root, 'rules'));
    const hasSeverity = tri(rules.some((rule) => get(rule, 'severity') !== undefined));
    return { ...silent, rules: rules.length, hasSeverity };
  },
  dependency_review(root) {
    const of = (name: string): Yaml | undefined => get(root, name) ?? get(root, name.replaceAll('-', '_'));
    const names = [
      'fail-on-severity',
      'fail-on-scopes',
      'allow-licenses',
      'deny-licenses',
      'deny-packages',
      'deny-groups',
    ];
    const set = names.filter((name) => of(name) !== undefined).length;
    return {
      enforces: flag(of('warn-only')) === true ? 'no' : set > 0 ? 'yes' : 'unknown',
      rules: set,
      disabled: parted(of('allow-ghsas')).length + parted(of('allow-dependencies-licenses')).length,
      hasSeverity: tri(of('fail-on-severity') !== undefined),
    };
  },
  grype(root) {
    const threshold = text(get(root, 'fail-on-severity'));
    const isSet = threshold !== undefined && threshold !== '';
    return {
      ...silent,
      enforces: isSet ? 'yes' : 'unknown',
      disabled: size(get(root, 'ignore')),
      hasSeverity: tri(isSet),
    };
  },
  snyk: (root) => ({ ...silent, disabled: size(get(root, 'ignore')) + size(at(root, 'exclude', 'global')) }),
  kube_linter: (root) => ({
    ...silent,
    rules: size(at(root, 'checks', 'include')) + size(get(root, 'customChecks')),
    disabled: size(at(root, 'checks', 'exclude')),
  }),
  polaris(root) {
    const levels = entries(get(root, 'checks')).map(([, level]) => text(level));
    return {
      enforces: 'unknown',
      rules: levels.filter((level) => level !== 'ignore').length,
      disabled: levels.filter((level) => level === 'ignore').length + size(get(root, 'exemptions')),
      hasSeverity: tri(levels.some((level) => level === 'danger' || level === 'warning')),
    };
  },
  conform: (root) => ({ ...silent, rules: size(get(root, 'policies')) }),
  zizmor(root) {
    const rules = entries(get(root, 'rules'));
    const off = rules.map(([, rule]) => (flag(get(rule, 'disable')) === true ? 1 : size(get(rule, 'ignore'))));
    return { ...silent, rules: rules.length, disabled: off.reduce((sum, count) => sum + count, 0) };
  },
  codeql(root) {
    const filters = items(get(root, 'query-filters')).filter((filter) => get(filter, 'exclude') !== undefined);
    const queries = size(get(root, 'queries')) + size(get(root, 'packs'));
    return { ...silent, rules: queries, disabled: filters.length + size(get(root, 'paths-ignore')) };
  },
  detect_secrets: (root) => ({ ...silent, rules: size(get(root, 'plugins_used')) }),
  kics: (root) => ({
    enforces: parted(get(root, 'fail-on')).length > 0 ? 'yes' : 'unknown',
    rules: 0,
    disabled: parted(get(root, 'exclude-queries')).length + parted(get(root, 'exclude-paths')).length,
    hasSeverity: tri(get(root, 'fail-on') !== undefined || get(root, 'exclude-severities') !== undefined),
  }),
  licensed(root) {
    const disabled = entries(get(root, 'ignored')).reduce((sum, [, list]) => sum + size(list), 0);
    return { ...silent, rules: size(get(root, 'allowed')), disabled };
  },
};
