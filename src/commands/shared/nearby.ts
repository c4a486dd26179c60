import { readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { didYouMean } from '../../core/nearest.ts';
import { plainText } from '../../core/text.ts';

/** Names that a folder is searched for. */
const mostNames = 1_000;

/** The mend for a folder that is not there: the nearest of those beside it, or else `otherwise`. `path` is absolute. */
export async function nearestFolder(path: string, otherwise: string): Promise<string> {
  for (let missing = path; missing !== dirname(missing); missing = dirname(missing)) {
    const beside = await readdir(dirname(missing), { withFileTypes: true }).catch(() => null);
    if (beside === null) continue;
    const folders = beside.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const names = folders.slice(0, mostNames).map(({ name }) => plainText(name));
    return didYouMean(basename(missing), names.sort(), otherwise);
  }
  return otherwise;
}
