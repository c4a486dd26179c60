import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import { bounded, refs } from '../../../src/core/findings.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText, shortText } from '../../../src/core/text.ts';
import { readText } from '../../../src/formats/parsed.ts';
import { type Sweep, sweepOf } from '../../../src/formats/sweep.ts';
import { imageFilesOf } from '../builds/dockerfiles.ts';
import { shippedOfImages } from '../builds/images.ts';
import { pipelinesOf, shellTexts } from '../builds/pipelines.ts';
import { nameOf, ownership } from '../builds/places.ts';
import { piecesOf } from '../builds/scripts.ts';
import { isForWork } from '../builds/shipped.ts';
import { downloadsOf } from './downloads.ts';
import { type FileDownloads, ofImages } from './images.ts';
import { unitOf } from './unit.ts';

type Item = Observation<'supply.download'>;

const mostScripts = 2000;

/**
 * `supply.download`: each file that is fetched from elsewhere where images are made, in pipelines, and in scripts, and
 * packages that images take by name. What a manifest names, and what is only asked of a server, is none.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readDownloads(source: RepositoryFiles): Promise<Findings<'supply.download'>> {
  const [sweep, { fullName }, shippedOf] = [
    await sweepOf(source),
    await source.describe(),
    await shippedOfImages(source),
  ];
  const named = await namedBy(source, sweep, shippedOf);
  const images = await ofImages(source);
  const pipelines = await ofPipelines(source);
  const scripts = await ofScripts(source, sweep);
  const ownOf = ownership(fullName);
  const refOf = refs();
  const itemsOf = (
    files: readonly FileDownloads[],
    where: Item['where'],
    inBuildOf: (path: string) => Tri,
  ): readonly Item[] =>
    files.flatMap(({ path, downloads }) =>
      downloads.map(({ line, tool, host, checked, piped }) => {
        const inBuild = inBuildOf(path);
        return {
          ref: refOf(path, { line }),
          at: { commit: sweep.commit, path, line },
          where,
          path: plainText(path),
          tool: shortText(tool, 40),
          host: host === null ? null : shortText(host, 253),
          checked,
          piped,
          inBuild: inBuild === 'yes' && ownOf(path) !== 'yes' ? ('unknown' as const) : inBuild,
        };
      }),
    );
  return bounded(
    [
      ...itemsOf(images, 'image', shippedOf),
      ...itemsOf(pipelines, 'pipeline', () => 'unknown'),
      ...itemsOf(scripts, 'script', (path) => (isForWork(path) ? 'no' : named.has(nameOf(path)) ? 'yes' : 'unknown')),
    ],
    'downloads',
  );
}

const mayFetch = /\b(?:curl|wget|aria2c|clone)[ \t\\]/;

async function ofPipelines(source: RepositoryFiles): Promise<readonly FileDownloads[]> {
  const { read } = await pipelinesOf(source);
  return read.flatMap(({ path, root }) => {
    const texts = shellTexts(root);
    return texts.some(({ text }) => mayFetch.test(text)) ? [{ path, downloads: downloadsOf(unitOf(texts, true)) }] : [];
  });
}

async function ofScripts(source: RepositoryFiles, sweep: Sweep): Promise<readonly FileDownloads[]> {
  const found: FileDownloads[] = [];
  for (const path of sweep.marked('fetching').slice(0, mostScripts)) {
    const text = await readText(source, path);
    source.workingOn?.(path);
    const pieces = text === null ? [] : piecesOf(path, text);
    if (pieces.length > 0) found.push({ path, downloads: downloadsOf(unitOf(pieces, false)) });
  }
  return found;
}

/** Names of scripts that the making of a delivered image runs, where only one script has such a name. */
async function namedBy(
  source: RepositoryFiles,
  { own }: Sweep,
  shippedOf: (path: string) => Tri,
): Promise<ReadonlySet<string>> {
  const files = await imageFilesOf(source);
  const shipped = files.filter(({ path }) => shippedOf(path) === 'yes');
  const texts = shipped.flatMap(({ instructions }) =>
    (instructions ?? []).filter(({ keyword }) => keyword === 'RUN').map(({ text }) => text),
  );
  const said = new Set(texts.flatMap((text) => text.match(/[\w.-]{1,100}\.(?:ba|z)?sh\b/g) ?? []));
  const times = new Map<string, number>();
  for (const path of own) if (said.has(nameOf(path))) times.set(nameOf(path), (times.get(nameOf(path)) ?? 0) + 1);
  return new Set([...times].flatMap(([name, count]) => (count === 1 ? [name] : [])));
}
