import type { TomlTable } from '../../../src/formats/toml.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';
import { gitleaksAllowlists } from '../files/toml-configurations.ts';
import type { Told } from './told.ts';
import type { Beside } from './yaml-registers.ts';

const said = ({ values }: TomlTable, key: string): string | null => values.get(key)?.[0] ?? null;

/** `osv-scanner.toml`. https://google.github.io/osv-scanner/configuration/ */
export function osv(tables: readonly TomlTable[]): readonly Told[] {
  return tables.flatMap((table): Told[] => {
    const { name, line, comment } = table;
    const isWhole = name === 'PackageOverrides' && said(table, 'ignore') === 'true';
    if (name !== 'IgnoredVulns' && !isWhole) return [];
    const reason = said(table, 'reason') ?? comment;
    const until = said(table, 'ignoreUntil') ?? said(table, 'effectiveUntil');
    const rules = name === 'IgnoredVulns' ? [said(table, 'id') ?? ''].filter((id) => id !== '') : [];
    return [{ tool: 'osv_scanner', form: 'register', rules, extent: isWhole ? 'path' : 'all', reason, until, line }];
  });
}

/** What `.gitleaks.toml` lets pass: each of its allow lists, and each rule that it switches off. */
export function gitleaks(tables: readonly TomlTable[]): readonly Told[] {
  const told = { tool: 'gitleaks', form: 'configuration' } as const;
  return tables.flatMap((table): Told[] => {
    const { name, line, comment } = table;
    if (name === 'extend') {
      const disabled = table.values.get('disabledRules') ?? [];
      return disabled.map((rule) => ({ ...told, rules: [rule], extent: 'all', reason: comment, line }));
    }
    if (!gitleaksAllowlists.includes(name)) return [];
    const own = (table.values.get('paths') ?? []).filter((path) => !isForeignPattern(path));
    const isOpen = ['regexes', 'commits', 'stopwords'].some((key) => (table.values.get(key)?.length ?? 0) > 0);
    if (own.length === 0 && !isOpen) return [];
    return [{ ...told, rules: [], extent: 'path', reason: said(table, 'description') ?? comment, line }];
  });
}

/** Whether a pattern for paths only meets trees that are nobody's own, such as `(^|/)node_modules/`. */
function isForeignPattern(pattern: string): boolean {
  const words = pattern.replace(/[^\w./-]+/g, '/').replace(/\\/g, '');
  return isForeign(`${words}/x`);
}

/** What `deny.toml` (or `.cargo/audit.toml`) passes over, with the comment beside it. */
export function cargo(tables: readonly TomlTable[], beside: Beside): readonly Told[] {
  return tables
    .filter(({ name }) => name === 'advisories')
    .flatMap((table) => {
      const line = table.lines.get('ignore') ?? table.line;
      const ids = (table.values.get('ignore') ?? []).filter((id) => /^(RUSTSEC|CVE|GHSA)-/.test(id));
      // An entry may be a table in line, whose reason is not read apart.
      return ids.map((id): Told => {
        const reason = beside(line);
        return { tool: 'dependency_audit', form: 'register', rules: [id], extent: 'all', reason: reason || null, line };
      });
    });
}

/** `terrascan.toml`: rules that are skipped. */
export function terrascan(tables: readonly TomlTable[], beside: Beside): readonly Told[] {
  return tables
    .filter(({ name }) => name === 'rules')
    .flatMap((table) => {
      const line = table.lines.get('skip-rules') ?? table.line;
      return (table.values.get('skip-rules') ?? []).map(
        (rule): Told => ({
          tool: 'terrascan',
          form: 'configuration',
          rules: [rule],
          extent: 'all',
          reason: beside(line),
          line,
        }),
      );
    });
}
