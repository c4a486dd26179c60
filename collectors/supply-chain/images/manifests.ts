import type { Sweep } from '../../../src/formats/sweep.ts';
import { parseYaml } from '../../../src/formats/yaml.ts';
import { oneMachineFolder, speakingGroups } from '../../../src/lexicon/supply-images.ts';
import { folderOf } from '../builds/places.ts';
import { imageLines } from './lines.ts';
import { type Found, type Images, mostInFile } from './model.ts';
import { referenceOf } from './reference.ts';
import { releaseImages } from './releases.ts';

/** Objects whose texts are no object of their own, or say what others may be. */
const speakingKinds =
  /^(?:ConfigMap|Secret|SealedSecret|ExternalSecret|CustomResourceDefinition|Kustomization|Component|.{0,60}Policy)$/;
const releaseKinds = /^(?:HelmRelease|Application|ApplicationSet)$/;

/** One document of a file, and what it is of. */
interface Document {
  readonly text: string;
  readonly line: number;
  readonly kind: string;
  readonly group: string;
}

/**
 * Images that objects of Kubernetes name, read line by line: bundles are large, and texts with gaps for a template tell
 * theirs as well.
 * @param environmentOf the environment of a file.
 */
export async function ofManifests(sweep: Sweep, environmentOf: (path: string) => string | null): Promise<Images> {
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
    for (const document of documentsOf(text)) {
      if (document.group === 'skaffold') {
        built.push(...imageLines(document.text).map(({ value }) => value));
        continue;
      }
      if (speakingKinds.test(document.kind) || speakingGroups.test(document.group)) continue;
      const base = {
        place: 'manifest',
        environment,
        path,
        role: isLocal ? 'local' : roleOf(document, isTemplate),
      } as const;
      if (releaseKinds.test(document.kind) && !isTemplate) {
        own.push(
          ...releaseImages(parseYaml(document.text, '1.2')?.[0], document.line).map((one) => ({ ...base, ...one })),
        );
        continue;
      }
      for (const { value, line } of imageLines(document.text, document.line)) {
        const reference = isTemplate && value.includes('{{') ? null : referenceOf(value);
        if (reference !== null) own.push({ ...reference, ...base, line });
      }
    }
    found.push(...own.slice(0, mostInFile));
  }
  return { found, built };
}

/** A chart is installed by somebody, somewhere: its templates alone do not tell that it is here. */
function roleOf({ group, kind }: Document, isTemplate: boolean): Found['role'] {
  if (group === 'tekton.dev') return 'tool';
  return isTemplate || /Workflow/.test(kind) ? 'unknown' : 'deployed';
}

function inTemplates(path: string, charts: ReadonlySet<string>): boolean {
  for (let at = path.indexOf('templates/'); at !== -1; at = path.indexOf('templates/', at + 1))
    if (charts.has(path.slice(0, Math.max(0, at - 1)))) return true;
  return false;
}

const mostDocuments = 2000;

function documentsOf(text: string): readonly Document[] {
  const lines = text.split('\n');
  const found: Document[] = [];
  let from = 0;
  for (let at = 0; at <= lines.length && found.length < mostDocuments; at++) {
    if (at < lines.length && lines[at]?.startsWith('---') !== true) continue;
    const own = lines.slice(from, at);
    found.push({
      text: own.join('\n'),
      line: from + 1,
      kind: topKey(own, 'kind'),
      group: topKey(own, 'apiVersion').split('/').at(-2) ?? '',
    });
    from = at + 1;
  }
  return found.filter(({ kind }) => kind !== '');
}

/** The value of a key at the top of a document, also of one in JSON with a key on each line. */
function topKey(lines: readonly string[], key: string): string {
  const start = new RegExp(`^(?:\\s{0,4}"${key}"|${key})[ \\t]{0,9}:[ \\t]{0,9}["']?([\\w./-]{1,200})`);
  for (const line of lines) {
    const value = line.length > 1000 ? undefined : start.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return '';
}
