import type { Told } from './told.ts';

/**
 * Entries of a list with one id on a line, as `.trivyignore` and `.gitleaksignore` are. A comment on the line or right
 * above is the reason of that entry; for the entries below, it may be.
 */
export function readList(text: string, tool: Told['tool'], entry: (line: string) => Entry | null): readonly Told[] {
  const found: Told[] = [];
  let above = '';
  let isFresh = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim().slice(0, 2000);
    if (line.startsWith('#')) {
      above = isFresh ? `${above} ${line.slice(1)}`.slice(0, 2000) : line.slice(1);
      isFresh = true;
      continue;
    }
    const told = line === '' ? null : entry(line);
    if (told === null) above = '';
    else {
      const own = told.comment !== '' ? told.comment : isFresh ? above : '';
      const { rules, extent, until } = told;
      found.push({ tool, form: 'register', rules, extent, reason: own, beside: above, until, line: index + 1 });
    }
    isFresh = false;
  }
  return found;
}

interface Entry {
  readonly rules: readonly string[];
  readonly extent: Told['extent'];
  readonly comment: string;
  readonly until: string | null;
}

/** `CVE-2024-1 exp:2025-01-01 # why`. https://trivy.dev/latest/docs/configuration/filtering/#trivyignore */
export function trivyEntry(line: string): Entry | null {
  const hash = line.indexOf(' #');
  const [id = '', ...rest] = (hash === -1 ? line : line.slice(0, hash)).split(/\s+/);
  const until = rest.find((word) => word.startsWith('exp:'))?.slice('exp:'.length) ?? null;
  return { rules: [id], extent: 'all', comment: hash === -1 ? '' : line.slice(hash + 2), until };
}

/** `commit:file:rule:line` or `file:rule:line`: one finding. Null for what is none. */
export function gitleaksEntry(line: string): Entry | null {
  const hash = line.indexOf(' #');
  const parts = (hash === -1 ? line : line.slice(0, hash)).trim().split(':');
  const rule = parts.at(-2);
  if (parts.length < 3 || rule === undefined) return null;
  return { rules: [rule], extent: 'line', comment: hash === -1 ? '' : line.slice(hash + 2), until: null };
}

/**
 * Comments of a YAML or TOML text by their line: a comment that stands alone counts for the line below it, too, so that
 * the words beside an entry of a list are found.
 */
export function commentsBeside(text: string): (line: number) => string {
  const lines = text.split(/\r?\n/);
  return (line) => {
    const own = / #(.{0,2000})/.exec((lines[line - 1] ?? '').slice(0, 8000))?.[1] ?? '';
    if (own !== '') return own;
    const above = (lines[line - 2] ?? '').slice(0, 2000).trim();
    return above.startsWith('#') ? above.slice(1) : '';
  };
}
