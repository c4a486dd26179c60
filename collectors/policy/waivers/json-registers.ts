import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { items, words } from '../formats/nodes.ts';
import type { Told } from './told.ts';

const audit = { tool: 'dependency_audit', form: 'register' } as const;

/** `.nsprc` of better-npm-audit: ids, each with `active`, `notes` and `expiry`. */
export function nsprc(root: Yaml): readonly Told[] {
  return entries(root)
    .filter(([, entry]) => text(get(entry, 'active')) !== 'false')
    .map(([id, entry]) => advisory(id, entry));
}

/** `audit-ci.json`: an allow list of ids, or of an id with its `active`, `notes` and `expiry`. */
export function auditCi(root: Yaml): readonly Told[] {
  return items(get(root, 'allowlist')).flatMap((one) => {
    const id = text(one);
    if (id !== undefined) return [advisory(id, one)];
    return entries(one)
      .filter(([, entry]) => text(get(entry, 'active')) !== 'false')
      .map(([name, entry]) => advisory(name, entry));
  });
}

function advisory(id: string, entry: Yaml): Told {
  const [rule = id, ...path] = id.split('|');
  const until = text(get(entry, 'expiry')) ?? text(get(entry, 'expires')) ?? null;
  const notes = text(get(entry, 'notes')) ?? text(get(entry, 'reason')) ?? '';
  return { ...audit, rules: [rule], extent: path.length > 0 ? 'path' : 'all', reason: notes, until, line: null };
}

/** Findings of Checkov that were there when its baseline was taken, by file; a baseline has no place for words. */
export function checkovBaseline(root: Yaml): readonly Told[] {
  return items(get(root, 'failed_checks')).map((file) => ({
    tool: 'checkov',
    form: 'register',
    rules: [...new Set(items(get(file, 'findings')).flatMap((finding) => words(get(finding, 'check_ids'))))].sort(),
    extent: 'path',
    reason: null,
    line: null,
  }));
}

/** `yarn-audit-known-issues`: advisories as Yarn printed them, a JSON text on each line; no place for words. */
export function yarnKnownIssues(parse: (line: string) => Yaml | null, written: string): readonly Told[] | null {
  const lines = written.split(/\r?\n/).filter((line) => line.trim() !== '');
  const found = lines.flatMap((line, index): Told[] => {
    const root = parse(line.slice(0, 64 * 1024));
    const advisoryOf = get(get(root ?? undefined, 'data'), 'advisory');
    const id =
      text(get(advisoryOf, 'github_advisory_id')) ??
      text(get(advisoryOf, 'id')) ??
      text(get(get(root ?? undefined, 'children'), 'ID'));
    return root === null || id === undefined
      ? []
      : [{ ...audit, rules: [id], extent: 'all', reason: null, line: index + 1 }];
  });
  return found.length === 0 && lines.length > 0 ? null : found;
}
