import type { Findings } from '../../../src/core/collector.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { imageForms } from './images.ts';
import { packageForms } from './packages.ts';
import { ownership } from './places.ts';
import { otherForms } from './platforms.ts';

/**
 * `supply.build`: each file of the repository's own that says how something is made. What lies in samples is shipped or
 * not: nobody can tell.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readBuilds(source: RepositoryFiles): Promise<Findings<'supply.build'>> {
  const [sweep, { fullName }] = await Promise.all([sweepOf(source), source.describe()]);
  const found = [
    ...(await imageForms(source)),
    ...(await packageForms(source, sweep)),
    ...(await otherForms(source, sweep)),
  ];
  const ownOf = ownership(fullName);
  const refOf = refs();
  const items = found.map(({ line, name, path, folder, form, wired, shipped }) => ({
    ref: refOf(path, { name: name ?? form }),
    at: { commit: sweep.commit, path, line },
    form,
    path: plainText(path),
    folder: plainText(folder),
    wired,
    shipped: shipped === 'yes' && ownOf(path) !== 'yes' ? ('unknown' as const) : shipped,
  }));
  return bounded(items, 'builds');
}
