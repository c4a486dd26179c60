import { tri } from '../../../src/core/tri.ts';
import type { TomlTable } from '../../../src/formats/toml.ts';
import type { ConfigurationFile } from '../../../src/lexicon/policy-configurations.ts';
import type { Settings } from './yaml-configurations.ts';

const silent: Settings = { enforces: 'unknown', rules: 0, disabled: 0, hasSeverity: 'no' };

/** The values of a key in all tables of a name. */
function valuesOf(tables: readonly TomlTable[], table: string, key: string): readonly string[] {
  return tables.filter(({ name }) => name === table).flatMap(({ values }) => values.get(key) ?? []);
}

const count = (tables: readonly TomlTable[], name: string): number => tables.filter((one) => one.name === name).length;

/** Names of the tables in which gitleaks is told what to let pass. */
export const gitleaksAllowlists = ['allowlist', 'allowlists', 'rules.allowlist', 'rules.allowlists'];

/** Readers of configurations in TOML, by name. */
export const tomlConfigurations: Partial<
  Readonly<Record<ConfigurationFile['reader'], (tables: readonly TomlTable[]) => Settings>>
> = {
  gitleaks(tables) {
    const allowed = gitleaksAllowlists.flatMap((table) =>
      ['paths', 'regexes', 'commits', 'stopwords'].flatMap((key) => valuesOf(tables, table, key)),
    );
    const disabled = allowed.length + valuesOf(tables, 'extend', 'disabledRules').length;
    return { ...silent, rules: count(tables, 'rules'), disabled };
  },
  osv: (tables) => ({ ...silent, disabled: count(tables, 'IgnoredVulns') + count(tables, 'PackageOverrides') }),
  terrascan: (tables) => ({
    ...silent,
    rules: valuesOf(tables, 'rules', 'scan-rules').length,
    disabled: valuesOf(tables, 'rules', 'skip-rules').length,
    hasSeverity: tri(valuesOf(tables, 'severity', 'level').length > 0),
  }),
  cargo_deny: (tables) => ({
    ...silent,
    rules: valuesOf(tables, 'licenses', 'allow').length + valuesOf(tables, 'licenses', 'deny').length,
    disabled: valuesOf(tables, 'advisories', 'ignore').length,
  }),
  conftest(tables) {
    const isOff = valuesOf(tables, '', 'no-fail').includes('true');
    const isStrict = valuesOf(tables, '', 'fail-on-warn').includes('true');
    return { ...silent, enforces: isOff ? 'no' : isStrict ? 'yes' : 'unknown' };
  },
};

/** What the properties of a SonarQube project set: a gate that is waited for, and what is left out. */
export function readSonar(text: string): Settings {
  const pairs = new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const bare = line.trim().slice(0, 8 * 1024);
      const end = bare.indexOf('=');
      return bare.startsWith('#') || end === -1 ? [] : [[bare.slice(0, end).trim(), bare.slice(end + 1).trim()]];
    }),
  );
  const listed = (key: string): number => (pairs.get(key) ?? '').split(',').filter((one) => one.trim() !== '').length;
  return {
    ...silent,
    enforces: pairs.get('sonar.qualitygate.wait') === 'true' ? 'yes' : 'unknown',
    disabled: listed('sonar.exclusions') + listed('sonar.issue.ignore.multicriteria'),
  };
}
