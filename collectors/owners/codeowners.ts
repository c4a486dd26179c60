import { namesNobody } from '../../src/lexicon/owner-names.ts';
import type { Entry } from './entry.ts';

/**
 * The ways in which forges read `CODEOWNERS`; Bitbucket reads it as GitHub does. What is added to Azure DevOps does so
 * too, and takes groups as they are called there.
 */
export type Dialect = 'github' | 'gitlab' | 'azure';

/** Longer lines name nothing that anybody would look after. */
const LONGEST_LINE = 8192;

const isBlank = (letter: string | undefined): boolean => letter === ' ' || letter === '\t';

/** The words of a line; a backslash keeps a blank, or itself, in its word. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word = '';
  for (let at = 0; at < line.length; at++) {
    const letter = line[at] ?? '';
    if (letter === '\\' && at + 1 < line.length) word += letter + (line[++at] ?? '');
    else if (!isBlank(letter)) word += letter;
    else if (word !== '') {
      words.push(word);
      word = '';
    }
  }
  return word === '' ? words : [...words, word];
}

/** `@person`, `@organisation/team`, GitLab's `@@role`, or a mail address. */
function isOwner(word: string): boolean {
  const at = word.lastIndexOf('@');
  if (at < 0 || at === word.length - 1) return false;
  return at === 0 || word.startsWith('@') ? /^@{1,2}[^@]+$/.test(word) : word.indexOf('@') === at;
}

/** How many are named, and how many of those are teams. */
type Owners = Pick<Entry, 'owners' | 'groups'>;

const noOwners: Owners = { owners: 0, groups: 0 };

/** `@organisation/team`, and GitLab's `@@role`; its groups at the top have names like people's. */
const isGroup = (word: string): boolean => word.startsWith('@@') || (word.startsWith('@') && word.includes('/'));

/** Owners that are named, each once; what a sample leaves to be filled in names nobody. */
function distinctOwners(words: readonly string[]): Owners {
  const owners = new Set(words.filter((word) => isOwner(word) && !namesNobody(word)));
  return { owners: owners.size, groups: [...owners].filter(isGroup).length };
}

const azureGroup = /^@?\[[^[\]\\]{1,200}\]\\{1,2}([^[\]\\]{1,200})$/;

/** Owners of Azure DevOps, `[Project]\Team name` among them; null where one is neither that nor an owner elsewhere. */
function azureOwners(words: readonly string[]): Owners | null {
  const named: string[] = [];
  const groups: string[] = [];
  let isInGroup = false;
  for (const word of words.map((one) => one.replaceAll('"', ''))) {
    const begins = /^@?\[/.test(word);
    if (begins) groups.push(word);
    else if (isOwner(word)) named.push(word);
    // A name of a project or a team may hold blanks.
    else if (isInGroup) groups.push(`${groups.pop()} ${word}`);
    else return null;
    isInGroup = begins || (isInGroup && !isOwner(word));
  }
  const teams = new Set<string>();
  for (const group of groups) {
    const team = azureGroup.exec(group)?.[1];
    if (team === undefined) return null;
    if (!namesNobody(team) && !namesNobody(group)) teams.add(group);
  }
  const others = distinctOwners(named);
  return { owners: others.owners + teams.size, groups: others.groups + teams.size };
}

/** What a line of GitHub's says; null for one that GitHub passes over because a word in it is no owner. */
function githubEntry(words: readonly string[], line: number, isAzure: boolean): Entry | null {
  const comment = words.findIndex((word, index) => index > 0 && word.startsWith('#'));
  const [pattern, ...named] = comment < 0 ? words : words.slice(0, comment);
  // `@@@Name @person` is where Bitbucket is told who a group of its own is.
  if (pattern === undefined || /^!|^@@@|\[/.test(pattern)) return null;
  const found = isAzure ? azureOwners(named) : named.every(isOwner) ? distinctOwners(named) : null;
  return found === null ? null : { pattern, ...found, line };
}

/** A heading of GitLab's, `^[Name][2] @owner`: owners of rules below that name none; null for any other line. */
function sectionOwners(line: string): Owners | null {
  const open = line.startsWith('^') ? 1 : 0;
  const close = line.indexOf(']', open);
  if (line[open] !== '[' || close <= open + 1) return null;
  let rest = line.slice(close + 1);
  if (rest.startsWith('[')) {
    const end = rest.indexOf(']');
    if (end < 2 || !/^\d+$/.test(rest.slice(1, end))) return null;
    rest = rest.slice(end + 1);
  }
  const named = wordsOf(rest);
  if (rest !== '' && !isBlank(rest[0])) return null;
  return named.every(isOwner) ? distinctOwners(named) : null;
}

/** A rule of GitLab's: words that are no owners are passed over, and `!` takes paths out again. */
function gitlabEntry(words: readonly string[], line: number, inherited: Owners): Entry | null {
  const [pattern, ...named] = words;
  if (pattern === undefined) return null;
  if (pattern.startsWith('!')) return pattern === '!' ? null : { pattern: pattern.slice(1), ...noOwners, line };
  return { pattern, ...(named.length > 0 ? distinctOwners(named) : inherited), line };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => (line.length > LONGEST_LINE ? '' : line.trim()));
}

const isSaying = (line: string): boolean => line !== '' && !line.startsWith('#');

/** Whether a text is parted by headings, which GitLab alone knows. */
export function hasSections(text: string): boolean {
  return linesOf(text).some((line) => isSaying(line) && sectionOwners(line) !== null);
}

/** How many lines of a text say something, whether anybody can read them or not. */
export function sayingLines(text: string): number {
  return linesOf(text).filter(isSaying).length;
}

/** The rules of a `CODEOWNERS`, in its order. Never throws; lines that the forge cannot read are left out. */
export function readCodeowners(text: string, dialect: Dialect): readonly Entry[] {
  const entries: Entry[] = [];
  let inherited = noOwners;
  linesOf(text).forEach((line, index) => {
    if (!isSaying(line)) return;
    const section = dialect === 'gitlab' ? sectionOwners(line) : null;
    if (section !== null) {
      inherited = section;
      return;
    }
    const words = wordsOf(line);
    const entry =
      dialect === 'gitlab'
        ? gitlabEntry(words, index + 1, inherited)
        : githubEntry(words, index + 1, dialect === 'azure');
    if (entry !== null) entries.push(entry);
  });
  return entries;
}
