import type { Findings } from '../../src/core/collector.ts';
import type { FileEntry, Repository } from '../../src/core/source.ts';
import { commitAt } from './lines.ts';
import { factName } from './names.ts';
import { surveyOf } from './survey.ts';

/** A history longer than this is no bulk upload; its additions are not read. */
const LONG_HISTORY = 100;
const LARGEST_ADDITIONS = 3;

/** Subjects that forges' upload buttons write. */
const uploadSubjects = ['add files via upload', 'upload new file', 'upload files to'];

const isUpload = (message: string): boolean => {
  const lower = message.slice(0, 80).toLowerCase();
  return uploadSubjects.some((subject) => lower.startsWith(subject));
};

const copySuffixes = ['_old', '-old', '.old', '_bak', '.bak', '_backup', '-backup', ' copy', '_copy', '-copy', '.orig'];
const archiveSuffixes = ['.zip', '.tar.gz', '.tgz', '.rar', '.7z'];

/** `dir/name` and `ext` of a path. */
function split(path: string): { stem: string; extension: string } {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1
    ? { stem: path.slice(0, dot), extension: path.slice(dot) }
    : { stem: path, extension: '' };
}

/** The path of the original that a hand-made copy lies beside, null when the name is no copy's. */
function originalOf(path: string): string | null {
  const whole = copySuffixes.find((suffix) => path.endsWith(suffix));
  if (whole !== undefined) return path.slice(0, -whole.length);
  const { stem, extension } = split(path);
  const suffix = copySuffixes.find((candidate) => stem.endsWith(candidate));
  return suffix === undefined ? null : stem.slice(0, -suffix.length) + extension;
}

function countCopies(files: readonly FileEntry[]): number {
  const paths = new Set(files.map((file) => file.path));
  return files.filter((file) => {
    const original = originalOf(file.path);
    return original !== null && paths.has(original);
  }).length;
}

/** `git.hygiene`: signs of a history that is storage rather than version control. */
export async function readHygiene(repository: Repository): Promise<Findings<'git.hygiene'>> {
  const survey = await surveyOf(repository);
  if (survey === null) return { items: [], gaps: [] };
  const { line } = survey.trunk.reading.reach;
  const tip = commitAt(survey.history, line.commits.at(-1) ?? -1);
  const files = (await repository.files()).filter((file) => file.kind === 'file');
  const isLong = line.commits.length > LONG_HISTORY;
  const additions = isLong ? [] : (await repository.additions(tip.oid, LONG_HISTORY)).map(({ added }) => added);
  const total = additions.reduce((sum, added) => sum + added, 0);
  const largest = additions.toSorted((a, b) => b - a).slice(0, LARGEST_ADDITIONS);
  return {
    items: [
      {
        ref: factName(survey.trunk.name),
        at: { commit: tip.oid, path: null, line: null },
        largestAdditionsShare:
          isLong || total === 0
            ? null
            : Math.round((largest.reduce((sum, added) => sum + added, 0) / total) * 100) / 100,
        uploadCommits: line.commits.filter((position) => isUpload(commitAt(survey.history, position).message)).length,
        copies: countCopies(files),
        archives: files.filter((file) => archiveSuffixes.some((suffix) => file.path.toLowerCase().endsWith(suffix)))
          .length,
        files: files.length,
      },
    ],
    gaps: [],
  };
}
