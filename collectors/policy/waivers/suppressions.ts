import type { Told } from './told.ts';

/** More of one entry is not read. */
const longestEntry = 20_000;

/**
 * Suppressions of OWASP Dependency-Check, by plain search: each `<suppress>` with its `until`, notes and ids. Null for
 * other files of that name, such as those of Checkstyle.
 * https://dependency-check.github.io/DependencyCheck/general/suppression.html
 */
export function dependencySuppressions(written: string): readonly Told[] | null {
  const text = withoutComments(written);
  if (!text.includes('dependency-suppression')) return text.includes('<suppressions') ? [] : null;
  const found: Told[] = [];
  let line = 1;
  let counted = 0;
  for (let at = text.search(entryStart); at !== -1; ) {
    const close = text.indexOf('</suppress>', at);
    const end = close === -1 ? text.length : close;
    for (; counted < at; counted++) if (text.charAt(counted) === '\n') line++;
    found.push(entry(text.slice(at, Math.min(end, at + longestEntry)), line));
    const next = text.slice(end).search(entryStart);
    at = next === -1 || close === -1 ? -1 : end + next;
  }
  return found;
}

const entryStart = /<suppress[\s>]/;

/** Comments as blanks, so that lines stay where they are. */
function withoutComments(text: string): string {
  let bare = '';
  for (let at = 0; at < text.length; ) {
    const open = text.indexOf('<!--', at);
    if (open === -1) return bare + text.slice(at);
    const close = text.indexOf('-->', open);
    const end = close === -1 ? text.length : close + 3;
    bare += text.slice(at, open) + '\n'.repeat(text.slice(open, end).split('\n').length - 1);
    at = end;
  }
  return bare;
}

function entry(text: string, line: number): Told {
  const head = text.slice(0, Math.max(0, text.indexOf('>')));
  const until = /\buntil="([^"]{1,50})"/.exec(head)?.[1] ?? null;
  const ids = [...text.matchAll(/<(?:cve|vulnerabilityName|cpe|cwe)\b[^<>]{0,100}>([^<]{1,100})</g)].map(
    ([, id = '']) => id.trim(),
  );
  const isBound = /<(?:packageUrl|gav|filePath|sha1)\b/.test(text);
  const notes = between(text, '<notes>', '</notes>').replace('<![CDATA[', '').replace(']]>', '');
  // Generators fill the notes with the name of the file alone.
  const reason = notes.replace(/\bfile name: {0,4}\S{1,300}/i, '');
  return {
    tool: 'dependency_audit',
    form: 'register',
    rules: ids,
    extent: isBound ? 'path' : 'all',
    reason,
    until,
    line,
  };
}

function between(text: string, open: string, close: string): string {
  const from = text.indexOf(open);
  const to = from === -1 ? -1 : text.indexOf(close, from);
  return to === -1 ? '' : text.slice(from + open.length, to);
}
