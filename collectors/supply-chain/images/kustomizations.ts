import type { RepositoryFiles } from '../../../src/core/source.ts';
import { get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { oneMachineFolder } from '../../../src/lexicon/supply-images.ts';
import { folderOf } from '../builds/places.ts';
import { type Found, type Images, mostInFile, unread } from './model.ts';
import { pinOfTag, referenceOf } from './reference.ts';

/** Images that kustomizations put in the place of others, and the names of those. */
export async function ofKustomizations(
  source: RepositoryFiles,
  sweep: Sweep,
  environmentOf: (path: string) => string | null,
): Promise<Images & { readonly replaced: ReadonlySet<string> }> {
  const found: Found[] = [];
  const replaced = new Set<string>();
  for (const path of sweep.marked('kustomization')) {
    const { value } = await parsed(source, path, yaml12);
    const folder = folderOf(path);
    const base = { place: 'kustomization', environment: environmentOf(path), path } as const;
    const role = oneMachineFolder.test(folder) ? 'local' : 'deployed';
    if (value === null) found.push({ ...unread(path, 'kustomization', role), environment: base.environment });
    const images = get(value?.[0], 'images');
    for (const one of images?.type === 'list' ? images.items.slice(0, mostInFile) : []) {
      const [name, newName, tag, digest] = ['name', 'newName', 'newTag', 'digest'].map((key) => text(get(one, key)));
      const made = referenceOf(newName ?? name ?? '');
      if (made === null) continue;
      if (name !== undefined) replaced.add(name);
      const pin =
        digest !== undefined
          ? (referenceOf(`${made.name}@${digest}`)?.pin ?? 'unknown')
          : tag === undefined
            ? 'unknown'
            : pinOfTag(tag);
      found.push({ ...base, name: made.name, pin, role, line: one.line });
    }
  }
  return { found, built: [], replaced };
}
