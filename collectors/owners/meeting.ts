import type { Tri } from '../../src/core/facts/base.ts';
import { type PatternDialect, pathPattern } from '../../src/core/path-pattern.ts';

/** Tells whether a pattern of owners meets any path of a repository; `unknown` for forms that are not followed. */
export type Meets = (pattern: string, dialect: PatternDialect) => Tri;

/** Paths that patterns are tried on, over all of them: beyond, nothing is told. */
const MOST_LOOKS = 500_000;

/** The files, the folders above them, and the last parts of both. */
function namesAmong(paths: readonly string[]) {
  const files = new Set(paths);
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return { files, folders, fileNames: new Set(paths.map(lastOf)), folderNames: new Set([...folders].map(lastOf)) };
}

/** Prepares the paths of a repository, without `/` before them. */
export function meetingAmong(paths: readonly string[]): Meets {
  const { files, folders, fileNames, folderNames } = namesAmong(paths);
  let looks = 0;
  /** Whether a path fits a pattern that is no path or name written out. */
  const tried = (fits: (path: string) => Tri): Tri => {
    let answer: Tri = 'no';
    for (const path of paths) {
      if (++looks > MOST_LOOKS) return 'unknown';
      const one = fits(path);
      if (one === 'yes') return 'yes';
      if (one === 'unknown') answer = 'unknown';
    }
    return answer;
  };
  return (pattern, dialect) => {
    const inner = pattern.replace(/^\//, '').replace(/\/$/, '');
    const isAnchored = pattern.startsWith('/') || (dialect === 'github' && inner.includes('/'));
    // GitLab looks for a path without a slash before it at any depth.
    const isName = isAnchored || !inner.includes('/');
    if (inner === '' || !isName || /[*?[\\\uFFFD]/.test(pattern)) return tried(pathPattern(pattern, dialect));
    const isFolder = pattern.endsWith('/');
    const [file, folder] = isAnchored ? [files, folders] : [fileNames, folderNames];
    const isThere = (!isFolder && file.has(inner)) || ((isFolder || dialect === 'github') && folder.has(inner));
    return isThere ? 'yes' : 'no';
  };
}
