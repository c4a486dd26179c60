import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, lineOf, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import { oneMachineFolder } from '../../../src/lexicon/supply-images.ts';
import { entriesBelow } from '../builds/pipelines.ts';
import { folderOf, nameOf } from '../builds/places.ts';
import { type Found, type Images, mostInFile } from './model.ts';
import { pinOfTag, type Reference, referenceOf } from './reference.ts';

/** An image that values for a chart name, and its line. */
type Valued = Reference & { readonly line: number };

/** Images in a tree of values: `image: {repository, tag, digest}`, and `image: name:tag`. */
export function imagesInValues(root: Yaml | undefined, first = 1): readonly Valued[] {
  if (root === undefined) return [];
  const found: Valued[] = [];
  for (const { key, node } of entriesBelow(root)) {
    if (found.length >= mostInFile) break;
    const isImage = /image$/i.test(key);
    if (node.type === 'map') {
      const made =
        isImage || get(node, 'tag') !== undefined || get(node, 'digest') !== undefined
          ? referenceOfMap(node, isImage)
          : null;
      if (made !== null) found.push({ ...made, line: lineOf(node, nameKey(node)) + first - 1 });
    } else if (node.type === 'scalar' && isImage && typeof node.value === 'string' && /[/:@]/.test(node.value)) {
      const made = referenceOf(node.value);
      if (made !== null) found.push({ ...made, line: node.line + first - 1 });
    }
  }
  return found;
}

const nameKey = (node: Yaml): string => (get(node, 'repository') === undefined ? 'name' : 'repository');

/** An image that a map names by `repository`, `tag` and `digest`; null for another map. `isImage` where its key says so. */
export function referenceOfMap(node: Yaml, isImage: boolean): Reference | null {
  const repository = text(get(node, 'repository')) ?? (isImage ? text(get(node, 'name')) : undefined);
  if (repository === undefined || repository === '' || repository.includes('://')) return null;
  const registry = text(get(node, 'registry'));
  const base = referenceOf(registry === undefined || registry === '' ? repository : `${registry}/${repository}`);
  if (base === null) return null;
  const digest = [text(get(node, 'digest')), text(get(node, 'sha'))].find((one) => one !== undefined && one !== '');
  if (digest !== undefined) {
    const fixed = /^[0-9a-f]{64}$/i.test(digest) ? `sha256:${digest}` : digest;
    return { name: base.name, pin: referenceOf(`${base.name}@${fixed}`)?.pin ?? 'unknown' };
  }
  const tag = text(get(node, 'tag'));
  if (tag?.includes('@sha256:') === true)
    return { name: base.name, pin: referenceOf(`${base.name}:${tag}`)?.pin ?? 'unknown' };
  // Without a tag, the chart's own version, or that of what it installs, is taken.
  return {
    name: base.name,
    pin: tag === undefined || tag === '' ? (base.pin === 'none' ? 'unknown' : base.pin) : pinOfTag(tag),
  };
}

const valuesFile =
  /(?:^|\/)(?:[^/]{0,80}[._-])?values?(?:[._-][^/]{0,80})?\.ya?ml$|(?:^|\/)values\/[^/]{1,80}\.ya?ml$/i;

/** Images in files of values, which charts are installed with. */
export async function ofValues(
  source: RepositoryFiles,
  { own }: Sweep,
  environmentOf: (path: string) => string | null,
): Promise<Images> {
  const found: Found[] = [];
  const charts = new Set(own.filter((path) => /(?:^|\/)Chart\.ya?ml$/.test(path)).map(folderOf));
  const templated = new Set(
    own.flatMap((path) => /^(.*?)\/?templates\//.exec(path)?.[1] ?? []).filter((folder) => charts.has(folder)),
  );
  for (const path of own.filter((one) => valuesFile.test(one))) {
    const { value } = await parsed(source, path, yaml12);
    const folder = folderOf(path);
    const word = /^values?[-_.](.{1,80})\.ya?ml$|^(.{1,80})[-_.]values?\.ya?ml$/i.exec(nameOf(path));
    const named = environmentInName(word?.[1] ?? word?.[2] ?? '')?.name ?? null;
    const environment = named ?? environmentOf(path);
    const isTrial =
      oneMachineFolder.test(folder) || /(?:^|\/)ci$/.test(folder) || /local|kind|minikube/i.test(nameOf(path));
    // What a chart's own file says is for those who say nothing else.
    const isUsual = templated.has(folder) && /^values\.ya?ml$/.test(nameOf(path));
    const role = isTrial ? 'local' : isUsual ? 'unknown' : 'deployed';
    for (const one of imagesInValues(value?.[0]))
      found.push({ ...one, place: 'chart_values', role, environment: isUsual ? null : environment, path });
  }
  return { found, built: [] };
}
