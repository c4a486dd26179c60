import type { Findings } from '../../../src/core/collector.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { unseen } from '../../../src/formats/unseen.ts';
import {
  ecosystems,
  type ManifestForm,
  manifestNames,
  requirementsFolder,
} from '../../../src/lexicon/supply-manifests.ts';
import { aroundOf } from './around.ts';
import { folderOf, groundOf, nameOf } from './ground.ts';
import { manifestReaders } from './readers.ts';
import { shippedOf } from './shipped.ts';

/** One more than a report holds, so that what is left out is told. */
const mostManifests = 5001;

/**
 * `supply.manifest`: one item for each of the repository's own files that name dependencies, with what fixes these.
 * @throws {Unreadable} when the list of files cannot be had.
 */
export async function readManifests(source: RepositoryFiles): Promise<Findings<'supply.manifest'>> {
  const [ground, sweep] = await Promise.all([groundOf(source), sweepOf(source)]);
  const refOf = refs();
  const found: Observation<'supply.manifest'>[] = [];
  for (const path of ground.own) {
    const form = formOf(path);
    if (form === null || found.length >= mostManifests) continue;
    ground.workingOn(path);
    const told = await manifestReaders[form](ground, path);
    if (told === null) continue;
    const { signs = [], ...own } = told;
    // Providers run where infrastructure is made; nothing of them is in what is delivered.
    const ecosystem = ecosystems[form];
    const shipped = form === 'terraform' ? 'no' : shippedOf(await aroundOf(source, path, { ecosystem, signs }));
    const at = { commit: ground.commit, path, line: null };
    found.push({
      ...own,
      ecosystem,
      path: plainText(path),
      folder: plainText(folderOf(path)),
      lockfile: own.lockfile === null ? null : plainText(own.lockfile),
      shipped,
      ref: refOf(path, {}),
      at,
    });
  }
  const { items, gaps } = bounded(found, 'manifests');
  // Those that are found and cannot be read are items; those that are not listed at all are not.
  return { items, gaps: [...gaps, ...unseen(sweep, (path) => !ground.own.includes(path) && formOf(path) !== null)] };
}

function formOf(path: string): ManifestForm | null {
  const name = nameOf(path);
  const known = manifestNames.find(([, form]) => form.test(name));
  if (known !== undefined) return known[0];
  return requirementsFolder.test(path) ? 'requirements' : null;
}
