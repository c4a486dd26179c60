import { get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { environmentOfFolder } from '../../../src/lexicon/environment-folders.ts';
import { type Environment, environmentInName, environmentOf } from '../../../src/lexicon/environments.ts';
import { environmentKeys } from '../../../src/lexicon/iac-kubernetes.ts';
import { filled, type Parameters } from './argo-parameters.ts';
import { isFolder } from './closure.ts';
import { clearest } from './environment.ts';
import { plainPath } from './folders.ts';
import type { Manifests } from './manifests.ts';
import { isSameRepository } from './remote.ts';
import { valuesEnvironment } from './values.ts';

/** Fields of an application, whichever object they come from. */
export type Field = (...keys: readonly string[]) => Yaml | undefined;

/** One place that an application takes from. */
export interface ArgoSource {
  readonly url: string | undefined;
  readonly chart: string | undefined;
  readonly version: string | undefined;
  /** Folder of this repository; null where it lies elsewhere or is not told. */
  readonly folder: string | null;
  readonly isRecursive: boolean;
  readonly valueFiles: readonly string[];
  readonly line: number;
}

/** The sources of an application, with parameters filled in. */
export function sourcesOf(manifests: Manifests, field: Field, parameters: Parameters): readonly ArgoSource[] {
  const many = field('sources');
  const parts = many?.type === 'list' ? many.items.slice(0, 50) : [];
  const one = field('source');
  // What patches change is told of single fields.
  if (one !== undefined && parts.length === 0)
    return [sourceOf(manifests, (...keys) => field('source', ...keys), one.line, parameters)];
  return parts.map((node) => sourceOf(manifests, (...keys) => within(node, keys), node.line, parameters));
}

const within = (node: Yaml, keys: readonly string[]): Yaml | undefined =>
  keys.reduce<Yaml | undefined>((now, key) => get(now, key), node);

function sourceOf(manifests: Manifests, field: Field, line: number, parameters: Parameters): ArgoSource {
  const told = (key: string): string | undefined => {
    const value = text(field(key));
    return value === undefined ? undefined : filled(value, parameters);
  };
  const url = told('repoURL');
  const path = told('path');
  const folder = path === undefined || isOpen(path) ? null : plainPath(path);
  const same = isSameRepository(url, manifests.fullName);
  const isHere =
    folder !== null && isFolder(manifests, folder) && (same === 'yes' || (same === 'unknown' && folder !== ''));
  const values = (texts(field('helm', 'valueFiles')) ?? []).slice(0, 20);
  return {
    url,
    chart: told('chart'),
    version: told('targetRevision'),
    folder: isHere ? folder : null,
    isRecursive: text(field('directory', 'recurse')) === 'true',
    valueFiles: values.map((file) => filled(file, parameters)),
    line,
  };
}

/** Whether a text still has something to be filled in. */
const isOpen = (value: string): boolean => value.includes('{{') || value.includes('${');

/** Whether a text is a name, and neither an address nor something to be filled in. */
const isPlainName = (value: string): boolean => /^[\w.-]{1,100}$/.test(value);

/** What tells in which environment an application runs. */
export interface ArgoPlace {
  readonly sources: readonly ArgoSource[];
  readonly parameters: Parameters;
  /** Folder of the object's own file. */
  readonly folder: string;
  readonly name: string;
  readonly around: Environment | null;
}

/** The environment of an application: by what it is filled in with, its folder, values, destination and name. */
export function environmentOfApplication(
  manifests: Manifests,
  field: Field,
  { sources, parameters, folder, name, around }: ArgoPlace,
): Environment | null {
  const told = (key: string): string => filled(text(field('destination', key)) ?? '', parameters);
  const given = environmentKeys.flatMap((key): (Environment | null)[] => {
    const value = parameters.get(key);
    if (value === undefined || !isPlainName(value)) return [];
    const isPlain = /^(environment|env|stage|tier)$/.test(key);
    const found = isPlain ? environmentOf(value) : (environmentOf(value) ?? environmentInName(value));
    if (found !== null) return [found];
    return isPlain || /^(cluster|clusterName|tenant|region)$/.test(key)
      ? [{ name: value, production: 'unknown', isPreview: false }]
      : [];
  });
  const cluster = told('name');
  const isNamed = isPlainName(cluster) && cluster !== 'in-cluster';
  return clearest([
    ...given,
    ...sources.flatMap((source) =>
      source.folder === null ? [] : environmentOfFolder(source.folder, manifests.folders),
    ),
    ...sources.flatMap(({ valueFiles }) => valueFiles.flatMap((file) => valuesEnvironment(file))),
    ...(isNamed ? [environmentOf(cluster) ?? environmentInName(cluster)] : []),
    ...[told('namespace'), name].flatMap((word) => (isOpen(word) ? [] : environmentInName(word))),
    ...(isNamed ? [{ name: cluster, production: 'unknown' as const, isPreview: false }] : []),
    around,
    environmentOfFolder(folder, manifests.folders),
  ]);
}
