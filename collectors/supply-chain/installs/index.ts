import type { Findings } from '../../../src/core/collector.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, plural, shortText } from '../../../src/core/text.ts';
import { groundOf } from '../manifests/ground.ts';
import { installsInImages } from './images.ts';
import { installsInScripts } from './scripts.ts';

/**
 * `supply.install`: one item for each command of a Dockerfile or shell script that installs dependencies.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function readInstalls(source: RepositoryFiles): Promise<Findings<'supply.install'>> {
  const { commit } = await groundOf(source);
  const [images, scripts] = [await installsInImages(source), await installsInScripts(source)];
  const refOf = refs();
  const found: Observation<'supply.install'>[] = [];
  for (const one of [...images.found, ...scripts.found]) {
    const { install, path, line, folder, where, active } = one;
    found.push({
      ecosystem: install.ecosystem,
      where,
      path: plainText(path),
      folder: folder === null ? null : plainText(folder),
      honoursLock: install.honoursLock,
      active,
      ref: refOf(path, { line }),
      at: { commit, path, line },
    });
  }
  const { items, gaps } = bounded(found, 'installs');
  return { items, gaps: [...gaps, ...gapsOf([...images.unread, ...scripts.unread].sort())] };
}

function gapsOf(paths: readonly string[]): Findings<'supply.install'>['gaps'] {
  const [first, ...others] = paths;
  if (first === undefined) return [];
  const more = others.length > 0 ? ` and ${plural(others.length, 'more file')}` : '';
  const detail = `commands in ${shortText(first, 200)}${more} could not be read, and may install something`;
  return [{ reason: 'unsupported', detail, mend: 'write them in the syntax of a POSIX shell' }];
}
