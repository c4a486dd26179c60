import type { Findings } from '../../src/core/collector.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { FileEntry, RepositoryFiles } from '../../src/core/source.ts';
import { plainText, plural } from '../../src/core/text.ts';
import { parsed, type Trouble, textOf, yaml12 } from '../../src/formats/parsed.ts';
import { isForeign } from '../../src/lexicon/trees.ts';
import { type Dialect, hasSections, readCodeowners, sayingLines } from './codeowners.ts';
import { type Entry, matchesAll, type OwnersFile } from './entry.ts';
import { catalogFiles, maintainersFiles } from './for-people.ts';
import { type Meets, meetingAmong } from './meeting.ts';
import { allPlaces, forgesOf, formOf, isRead } from './places.ts';
import { readAliases, readOwners } from './prow.ts';

type Gap = Findings<'owners.rule'>['gaps'][number];

/** More than the largest repositories have; what is beyond it is left out and said. */
const MOST_RULES = 2_000;
const LONGEST_PATTERN = 200;

function gapOf(path: string, reason: Trouble): Gap {
  const mend =
    reason === 'absent'
      ? 'scan a whole clone'
      : reason === 'malformed'
        ? 'repair it, or take it away'
        : 'keep it a text of less than 1 MiB';
  return { reason, detail: `${path} could not be read`, mend };
}

/** A gap for lines whose owners are written in no form that is known. */
function unreadIn({ path, unread = 0 }: OwnersFile): readonly Gap[] {
  if (unread === 0) return [];
  const detail = `${plural(unread, 'line')} of ${path} could not be read`;
  return [{ reason: 'malformed', detail, mend: 'name owners as `[project]\\team`, @name or mail address' }];
}

/** How a file is read: at a place that forges share, groups of Azure DevOps may stand where it may hold the repository. */
function dialectOf(path: string, form: OwnersFile['form'], forges: ReturnType<typeof forgesOf>): Dialect {
  if (form === 'gitlab') return 'gitlab';
  const isShared = form === 'github' && !path.startsWith('.github/');
  return form === 'azure' || (isShared && forges.has('azure')) ? 'azure' : 'github';
}

/** `CODEOWNERS` at every place where some forge looks. */
async function codeownersFiles(source: RepositoryFiles, files: readonly FileEntry[]): Promise<readonly OwnersFile[]> {
  const entries = files.filter(({ path }) => allPlaces.includes(path));
  const read = await Promise.all(
    entries.filter(({ kind }) => kind === 'file').map(async ({ path }) => ({ path, ...(await textOf(source, path)) })),
  );
  const isShared = (path: string): boolean => path === 'CODEOWNERS' || path === 'docs/CODEOWNERS';
  const isParted = read.some(({ path, value }) => isShared(path) && value !== null && hasSections(value));
  const placed = (sort: FileEntry['kind']): ReadonlySet<string> =>
    new Set(entries.filter(({ kind }) => kind === sort).map(({ path }) => path));
  const forges = forgesOf(
    files.map(({ path }) => path),
    isParted,
  );
  return read.map(({ path, value, trouble }) => {
    const form = formOf(path, value !== null && hasSections(value), forges);
    const dialect = dialectOf(path, form, forges);
    const entries = value === null ? [] : readCodeowners(value, dialect);
    return {
      path,
      form,
      active: isRead(path, placed('file'), placed('symlink'), forges),
      entries,
      trouble: trouble === 'no_such_file' ? 'absent' : trouble,
      unread: dialect === 'azure' && value !== null ? sayingLines(value) - entries.length : 0,
    };
  });
}

/** `OWNERS` files of the repository's own folders. Only a sign of Prow beside them tells that somebody reads them. */
async function prowFiles(source: RepositoryFiles, files: readonly FileEntry[]): Promise<readonly OwnersFile[]> {
  const paths = files
    .filter(({ path, kind }) => kind === 'file' && /(?:^|\/)OWNERS$/.test(path) && !isForeign(path))
    .map(({ path }) => path);
  const hasProw = files.some(({ path }) => /^\.prow(?:\.ya?ml$|\/)/.test(path));
  const aliases = await readAliases(source);
  const read = async (path: string): Promise<OwnersFile> => {
    const { value, trouble } = await parsed(source, path, yaml12);
    return {
      path,
      form: 'prow',
      active: hasProw ? 'yes' : 'unknown',
      entries: readOwners(path, value?.[0], aliases),
      // A text of no such form is another tool's, or nobody's.
      trouble: trouble === 'malformed' || trouble === 'no_such_file' ? null : trouble,
    };
  };
  return Promise.all(paths.slice(0, MOST_RULES).map(read));
}

/** Prow's filters are regular expressions, which are not followed. */
const isFollowed = ({ form }: OwnersFile, { pattern }: Entry): boolean =>
  pattern.length < LONGEST_PATTERN && (form !== 'prow' || pattern.endsWith('**'));

function ruleOf(
  commit: string | null,
  file: OwnersFile,
  entry: Entry,
  nth: number,
  meets: Meets,
): Observation<'owners.rule'> {
  return {
    ref: `${file.path}:${entry.line}${nth > 1 ? `#${nth}` : ''}`,
    at: { commit, path: file.path, line: entry.line },
    form: file.form,
    active: file.active,
    pattern: plainText(entry.pattern.slice(0, 4 * LONGEST_PATTERN)).slice(0, LONGEST_PATTERN),
    owners: entry.owners,
    groups: entry.groups,
    isCatchAll: matchesAll(entry.pattern),
    meetsFiles: isFollowed(file, entry)
      ? meets(entry.pattern, file.form === 'gitlab' ? 'gitlab' : 'github')
      : 'unknown',
  };
}

/** The rules of a file; YAML can hold several in one line. */
function rulesOf(commit: string | null, file: OwnersFile, meets: Meets): Observation<'owners.rule'>[] {
  const inLine = new Map<number, number>();
  return file.entries.map((entry) => {
    const nth = (inLine.get(entry.line) ?? 0) + 1;
    inLine.set(entry.line, nth);
    return ruleOf(commit, file, entry, nth, meets);
  });
}

/** `owners.rule`: each line that names who looks after some paths, where a forge, Prow, people or a catalog read it. */
export async function readRules(source: RepositoryFiles): Promise<Findings<'owners.rule'>> {
  const { target } = await source.describe();
  const files = await source.files();
  const found = [
    ...(await codeownersFiles(source, files)),
    ...(await prowFiles(source, files)),
    ...(await maintainersFiles(source, files)),
    ...(await catalogFiles(source, files)),
  ];
  const meets = meetingAmong(files.map(({ path }) => path));
  const rules = found.flatMap((file) => rulesOf(target.commit, file, meets));
  const gaps = found.flatMap((file) => (file.trouble === null ? unreadIn(file) : [gapOf(file.path, file.trouble)]));
  const tooMany: Gap = {
    reason: 'too_large',
    detail: `${rules.length - MOST_RULES} rules that name owners, beyond the first ${MOST_RULES}, were left out`,
    mend: 'name owners of folders rather than of files',
  };
  return {
    items: rules.slice(0, MOST_RULES).sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    gaps: rules.length > MOST_RULES ? [...gaps, tooMany] : gaps,
  };
}
