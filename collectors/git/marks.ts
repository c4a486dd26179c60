/** Software that takes change requests and leaves a mark of its own on what it merges. */
export type Forge = 'github' | 'gitlab' | 'bitbucket' | 'azure' | 'gerrit' | 'phabricator' | 'gitea';

/** How a forge marks the commit by which a change request arrives. Marks are text that anyone can write. */
export interface RequestMark {
  readonly forge: Forge;
  /** Number of the request; null where the mark has none that counts up from 1. */
  readonly number: number | null;
  /** `squash`: a number at the end of the subject, which people also write of issues; the others only forges write. */
  readonly sort: 'merge' | 'squash' | 'trailer';
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The whole number that starts at `from`, null when none does. Linear, and blind to numbers over nine digits. */
function numberAt(text: string, from: number): number | null {
  let to = from;
  while (to < text.length && isDigit(text.charCodeAt(to))) to++;
  return to === from || to - from > 9 ? null : Number(text.slice(from, to));
}

function subjectMark(subject: string): RequestMark | null {
  for (const [prefix, forge] of subjectPrefixes) {
    if (!subject.startsWith(prefix)) continue;
    const number = numberAt(subject, prefix.length);
    if (number !== null) return { forge, number, sort: 'merge' };
  }
  if (subject.startsWith('Merged in ')) {
    const at = subject.indexOf('(pull request #');
    if (at > 0) return { forge: 'bitbucket', number: numberAt(subject, at + 15), sort: 'merge' };
  }
  return squashMark(subject);
}

const subjectPrefixes = [
  ['Merge pull request #', 'github'],
  ['Merged PR ', 'azure'],
  ['Pull request #', 'bitbucket'],
  ['Auto merge of #', 'github'],
  ['Rollup merge of #', 'github'],
] as const;

function squashMark(subject: string): RequestMark | null {
  const number = squashNumber(subject);
  return number === null ? null : { forge: 'github', number, sort: 'squash' };
}

/** The number of `… (#12)` at the end of a subject line, null without one. */
export function squashNumber(subject: string): number | null {
  if (!subject.endsWith(')')) return null;
  const at = subject.lastIndexOf(' (#');
  if (at < 0) return null;
  const number = numberAt(subject, at + 3);
  return number !== null && subject.length === at + 3 + String(number).length + 1 ? number : null;
}

/** The first line of a commit message. */
export function subjectOf(message: string): string {
  const end = message.indexOf('\n');
  return end < 0 ? message : message.slice(0, end);
}

function bodyMark(line: string): RequestMark | null {
  if (line.startsWith('See merge request ')) {
    // GitLab writes `group/project!12`, newer versions the request's whole address.
    const at = line.lastIndexOf('!');
    const address = line.lastIndexOf('/merge_requests/');
    if (at < 0 && address < 0) return null;
    const number = numberAt(line, at < 0 ? address + '/merge_requests/'.length : at + 1);
    return { forge: 'gitlab', number, sort: 'trailer' };
  }
  if (line.startsWith('Reviewed-on: ')) {
    const at = line.lastIndexOf('/pulls/');
    return at > 0
      ? { forge: 'gitea', number: numberAt(line, at + 7), sort: 'trailer' }
      : { forge: 'gerrit', number: null, sort: 'trailer' };
  }
  if (line.startsWith('Differential Revision: ')) return { forge: 'phabricator', number: null, sort: 'trailer' };
  return null;
}

/** The mark a commit's message carries, null when it carries none. */
export function requestMark(message: string): RequestMark | null {
  const [subject = '', ...body] = message.split('\n');
  const fromSubject = subjectMark(subject);
  if (fromSubject !== null) return fromSubject;
  for (const line of body) {
    const mark = bodyMark(line);
    if (mark !== null) return mark;
  }
  return null;
}

/**
 * The forge whose own hand a mark shows; null without one. `byGithub`: GitHub committed it, without which a number at the
 * end of a subject may be any forge's, or an issue's.
 */
export function markingForge(message: string, byGithub: boolean): Forge | null {
  const mark = requestMark(message);
  if (mark === null) return null;
  const subject = subjectOf(message);
  // Older Bitbucket Server writes `Merge pull request #12 in SHOP/api from topic to main`.
  if (/^Merge pull request #\d{1,9} in /.test(subject)) return 'bitbucket';
  if (mark.sort !== 'squash') return mark.forge;
  return byGithub ? 'github' : (requestMark(message.slice(subject.length))?.forge ?? null);
}

/** What a merge commit says it merged. */
export interface MergedBranch {
  readonly name: string;
  /** Account of a GitHub pull request's head; null elsewhere. */
  readonly owner: string | null;
  /** `Merge branch 'x' of <url>`: a pull, which joins two states of one branch. */
  readonly isPull: boolean;
}

function quoted(text: string, from: number): string | null {
  const open = text.indexOf("'", from);
  const close = open < 0 ? -1 : text.indexOf("'", open + 1);
  return close < 0 ? null : text.slice(open + 1, close);
}

/** Reads a merge's subject line; null when it names no branch. */
export function mergedBranch(message: string): MergedBranch | null {
  const subject = subjectOf(message);
  if (subject.startsWith('Merge pull request #')) {
    const at = subject.indexOf(' from ');
    if (at < 0) return null;
    const head = subject.slice(at + 6).trim();
    const slash = head.indexOf('/');
    return slash < 0
      ? { name: head, owner: null, isPull: false }
      : { name: head.slice(slash + 1), owner: head.slice(0, slash), isPull: false };
  }
  if (subject.startsWith('Merge branch ') || subject.startsWith('Merge remote-tracking branch ')) {
    const name = quoted(subject, 0);
    if (name === null) return null;
    const after = subject.slice(subject.indexOf(`'${name}'`) + name.length + 2);
    if (subject.startsWith('Merge remote-')) {
      // Of `origin/develop` the name is develop; what follows an `upstream/` is another repository's.
      const remote = name.slice(0, name.indexOf('/'));
      return { name: remote === 'origin' ? name.slice(7) : name, owner: null, isPull: false };
    }
    return { name, owner: null, isPull: after.startsWith(' of ') };
  }
  if (subject.startsWith('Merged in ')) {
    const name = subject.slice(10, subject.indexOf(' (') < 0 ? undefined : subject.indexOf(' (')).trim();
    return name === '' ? null : { name, owner: null, isPull: false };
  }
  return null;
}
