import { isAside, sampleRepository } from '../../../src/lexicon/iac-samples.ts';

/** The folder of a file; `''` for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
/** The name of a file without its folder. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** Path of something in a folder. */
export const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** A path seen from a folder, without dots; null where it leaves the repository, or is none that can be told. */
export function resolved(folder: string, path: string): string | null {
  if (path.length > 500 || path.startsWith('/') || path.startsWith('~') || /[$`{}*<>]|:\/\//.test(path)) return null;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Tells of a path whether what lies there is the source's own practice; `unknown` in samples, and where one learns. */
export function ownership(fullName: string | null): (path: string) => 'yes' | 'unknown' {
  const isSample = fullName !== null && sampleRepository.test(fullName.slice(fullName.lastIndexOf('/') + 1));
  const known = new Map<string, boolean>();
  return (path) => {
    if (isSample) return 'unknown';
    const folder = folderOf(path);
    const before = known.get(folder) ?? isAside(folder);
    known.set(folder, before);
    return before ? 'unknown' : 'yes';
  };
}
