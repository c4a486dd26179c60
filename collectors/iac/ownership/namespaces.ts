import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { any } from '../../../src/core/tri.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { isOwnerKey, namesOwner } from '../../../src/lexicon/iac-owners.ts';
import { folderOf } from '../kubernetes/folders.ts';
import type { Tagged } from './model.ts';

const isNamespace = /^["']?kind["']?:\s{0,9}["']?Namespace["']?\s{0,9}$/m;
/** What a kustomization, or a chart, may add to objects. */
const adds =
  /^(?:commonLabels|labels|commonAnnotations|patches|patchesStrategicMerge|patchesJson6902|transformers)\s{0,9}:/m;
const mostFiles = 5_000;

/** Namespaces of clusters, each as a thing that can say who owns it by a label or an annotation. */
export async function readNamespaces(source: RepositoryFiles, sweep: Sweep): Promise<readonly Tagged[]> {
  const adders = new Set<string>();
  for (const path of sweep.marked('kustomization'))
    if (adds.test((await sweep.textOf(path)) ?? '')) adders.add(folderOf(path));
  const found: Tagged[] = [];
  for (const path of sweep.marked('kubernetes_object').slice(0, mostFiles)) {
    if (!isNamespace.test((await sweep.textOf(path)) ?? '')) continue;
    const folder = folderOf(path);
    // Whatever takes the file in from elsewhere may add to it as well, but seldom does.
    const added: Tri = mayBeAdded(folder, adders) ? 'unknown' : 'no';
    const documents = (await parsed(source, path, yaml12)).value ?? [];
    for (const document of documents) {
      const isOne = text(get(document, 'kind')) === 'Namespace' && text(get(document, 'apiVersion')) === 'v1';
      if (!isOne) continue;
      const at = { commit: sweep.commit, path, line: document.line };
      found.push({ tool: 'kubernetes', folder, at, owner: any(ownerIn(document), added), canCarry: 'yes' });
    }
  }
  return found;
}

function mayBeAdded(folder: string, adders: ReadonlySet<string>): boolean {
  for (let at = folder; ; at = folderOf(at)) {
    if (adders.has(at)) return true;
    if (at === '') return false;
  }
}

/** What the labels and annotations of an object say; a text that a program fills in may say somebody. */
function ownerIn(document: Yaml): Tri {
  const metadata = get(document, 'metadata');
  const marks = ['labels', 'annotations'].flatMap((key) => entries(get(metadata, key)));
  return any(
    ...marks.map(([key, value]): Tri => {
      if (!isOwnerKey(key)) return 'no';
      const name = text(value) ?? '';
      if (/^\$\{\w{1,100}\}$/.test(name)) return 'unknown';
      return namesOwner(name) ? 'yes' : 'no';
    }),
  );
}
