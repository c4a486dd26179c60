import type { RepositoryFiles } from '../../../src/core/source.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { oneMachineFolder, speakingGroups } from '../../../src/lexicon/supply-images.ts';
import { folderOf } from '../builds/places.ts';
import { type Found, type Images, mostInFile, unread } from './model.ts';
import { imagesInObject, type KubernetesObject, objectsOf } from './objects.ts';
import { releaseImages } from './releases.ts';

/** Objects whose texts are no object of their own, or say what others may be. */
const speakingKinds =
  /^(?:ConfigMap|Secret|SealedSecret|ExternalSecret|CustomResourceDefinition|Kustomization|Component|.{0,60}Policy)$/;
const releaseKinds = /^(?:HelmRelease|Application|ApplicationSet)$/;

/**
 * Images that objects of Kubernetes name: by their tree, or line by line where a text has gaps for a template.
 * @param environmentOf the environment of a file.
 */
export async function ofManifests(
  source: RepositoryFiles,
  sweep: Sweep,
  environmentOf: (path: string) => string | null,
): Promise<Images> {
  const found: Found[] = [];
  const built: string[] = [];
  const charts = new Set(sweep.own.filter((path) => /(?:^|\/)Chart\.ya?ml$/.test(path)).map(folderOf));
  for (const path of sweep.marked('kubernetes_object')) {
    if (/(?:^|\/)(?:Chart\.ya?ml|kustomization\.ya?ml)$/i.test(path)) continue;
    const text = await sweep.textOf(path);
    if (text === null) continue;
    const isTemplate = inTemplates(path, charts);
    const environment = isTemplate ? null : environmentOf(path);
    const isLocal = oneMachineFolder.test(folderOf(path));
    const own: Found[] = [];
    const { value: roots } = /image/i.test(text) ? await parsed(source, path, yaml12) : { value: [] };
    for (const object of objectsOf(text, roots)) {
      const { kind, group, root, line: first } = object;
      const written = imagesInObject(object);
      if (group === 'skaffold') {
        built.push(...(written ?? []).map(({ value }) => value));
        continue;
      }
      if (speakingKinds.test(kind) || speakingGroups.test(group)) continue;
      const role = isLocal ? 'local' : roleOf(object, isTemplate);
      const base = { place: 'manifest', environment, path, role } as const;
      if (releaseKinds.test(kind) && !isTemplate) {
        own.push(...releaseImages(root ?? undefined, first).map((one) => ({ ...base, ...one })));
        continue;
      }
      // Values say what fills the gaps of a template.
      if (written === null && !isTemplate) own.push({ ...unread(path, 'manifest', isLocal ? 'local' : 'unknown') });
      for (const { value, reference, line } of written ?? [])
        if (reference !== null && !(isTemplate && value.includes('{{'))) own.push({ ...reference, ...base, line });
    }
    found.push(...own.slice(0, mostInFile));
  }
  return { found, built };
}

/** A chart is installed by somebody, somewhere: its templates alone do not tell that it is here. */
function roleOf({ group, kind }: KubernetesObject, isTemplate: boolean): Found['role'] {
  if (group === 'tekton.dev') return 'tool';
  return isTemplate || /Workflow/.test(kind) ? 'unknown' : 'deployed';
}

function inTemplates(path: string, charts: ReadonlySet<string>): boolean {
  for (let at = path.indexOf('templates/'); at !== -1; at = path.indexOf('templates/', at + 1))
    if (charts.has(path.slice(0, Math.max(0, at - 1)))) return true;
  return false;
}
