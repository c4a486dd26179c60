import { programFolders } from '../../../src/lexicon/programs/wrappers.ts';

/** A program's name without the folder and ending it is known by; null for a file that lies elsewhere. */
export function programName(written: string): string | null {
  const slash = written.lastIndexOf('/');
  const name = written.slice(slash + 1).replace(/\.(exe|cmd|bat)$/, '');
  const folder = written.slice(0, Math.max(slash, 0)).replace(/^\.\//, '');
  const isKnown = slash <= 0 || name === 'gradlew' || name === 'mvnw' || programFolders.includes(folder);
  return isKnown && slash !== 0 ? name : null;
}

/** Whether a name is a path within the repository, as a step would call a script of its own. */
export function isOwnPath(written: string): boolean {
  return written.includes('/') && !/^[/~]/.test(written) && !written.includes('://');
}
