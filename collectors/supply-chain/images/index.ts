import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, shortText } from '../../../src/core/text.ts';
import { sweepOf } from '../../../src/formats/sweep.ts';
import { unseen } from '../../../src/formats/unseen.ts';
import { imageFile } from '../../../src/lexicon/supply-builds.ts';
import { composeFile, libraryImages, publicPrefixes } from '../../../src/lexicon/supply-images.ts';
import { imageBuildsOf } from '../builds/image-builds.ts';
import { ownership } from '../builds/places.ts';
import { ofCloudFormation } from './cloudformation.ts';
import { ofCompose } from './compose.ts';
import { ofDockerfiles } from './dockerfiles.ts';
import { environmentsOf } from './environments.ts';
import { ofKustomizations } from './kustomizations.ts';
import { ofManifests } from './manifests.ts';
import type { Found } from './model.ts';
import { ofPipelines } from './pipelines.ts';
import { ofPlatforms } from './platforms.ts';
import { bareName, referenceOf } from './reference.ts';
import { ofTerraform } from './terraform.ts';
import { ofValues } from './values.ts';

const longestName = 300;

/**
 * `supply.image`: each reference to a container image that the repository's own files make; stages of the same file and
 * the empty image are none. A file whose references cannot be told is an item of the name `unknown`.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readImages(source: RepositoryFiles): Promise<Findings<'supply.image'>> {
  const [sweep, { fullName }] = await Promise.all([sweepOf(source), source.describe()]);
  const environmentOf = environmentsOf(sweep.own);
  const kustomizations = await ofKustomizations(source, sweep, environmentOf);
  const manifests = await ofManifests(source, sweep, environmentOf);
  const others = [
    await ofDockerfiles(source),
    await ofCompose(source, sweep),
    await ofValues(source, sweep, environmentOf),
    await ofPipelines(source),
    await ofTerraform(source, sweep, environmentOf),
    await ofCloudFormation(source, sweep, environmentOf),
    await ofPlatforms(source, sweep, environmentOf),
  ];
  const builds = await imageBuildsOf(source);
  const built = builtNames([
    ...manifests.built,
    ...others.flatMap((one) => one.built),
    ...builds.flatMap(({ names }) => names),
  ]);
  // What a kustomization replaces is not what runs.
  const plain = manifests.found.map(
    (one): Found =>
      one.role === 'deployed' && kustomizations.replaced.has(one.name) ? { ...one, role: 'unknown' } : one,
  );
  const ownOf = ownership(fullName);
  const refOf = refs();
  const items = [...plain, ...kustomizations.found, ...others.flatMap((one) => one.found)].map(
    ({ path, line, ...one }) => ({
      ref: refOf(path, { line }),
      at: { commit: sweep.commit, path, line },
      ...one,
      name: shortText(one.name, longestName),
      environment: one.environment === null ? null : plainText(one.environment),
      own: ownOf(path),
      builtHere: builtHere(one.name, built, fullName),
    }),
  );
  const { items: kept, gaps } = bounded(items, 'references to images');
  return { items: kept, gaps: [...gaps, ...unseen(sweep, (path) => imageFile.test(path) || composeFile.test(path))] };
}

/** Names without their versions, of those whose text is wholly told. */
function builtNames(written: readonly string[]): ReadonlySet<string> {
  const names = written.flatMap((one) => referenceOf(one)?.name ?? []);
  return new Set(names.filter((name) => !/[$`{]/.test(name)).map(bareName));
}

/** Whether this source builds an image: no only for those that everybody takes from the same place, and that are another's. */
function builtHere(name: string, built: ReadonlySet<string>, fullName: string | null): Tri {
  const bare = bareName(name);
  if (built.has(bare) || name.startsWith('ko://')) return 'yes';
  const owner = fullName?.slice(0, fullName.indexOf('/')) ?? '';
  if (owner !== '' && (owner === 'docker-library' || name.toLowerCase().split('/').includes(owner))) return 'unknown';
  const isPublic = libraryImages.has(bare) || publicPrefixes.some((prefix) => name.toLowerCase().startsWith(prefix));
  return isPublic ? 'no' : 'unknown';
}
