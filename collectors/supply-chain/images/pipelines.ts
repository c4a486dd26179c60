import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { expanding } from '../builds/expanding.ts';
import { entriesBelow, type Pipeline, pipelinesOf } from '../builds/pipelines.ts';
import { type Found, type Images, mostInFile, unread } from './model.ts';
import { referenceOf } from './reference.ts';

/** An image as it is written, and its line. */
interface Written {
  readonly value: string;
  readonly line: number;
}

/** Images in which pipelines run, and which they run beside them. */
export async function ofPipelines(source: RepositoryFiles): Promise<Images> {
  const [{ fullName }, { read, broken }] = await Promise.all([source.describe(), pipelinesOf(source)]);
  const found: Found[] = broken.map((path) => unread(path, 'pipeline', 'tool'));
  for (const { path, system, root } of read) {
    const expand = expanding(root, fullName);
    for (const { value, line } of readers[system](root).slice(0, mostInFile)) {
      const reference = referenceOf(expand(value));
      if (reference !== null)
        found.push({ ...reference, place: 'pipeline', role: 'tool', environment: null, path, line });
    }
  }
  return { found, built: [] };
}

const readers: Readonly<Record<Pipeline['system'], (root: Yaml) => readonly Written[]>> = {
  github: ofWorkflow,
  action: ofWorkflow,
  gitlab: ofGitlab,
  other: ofOther,
};

/** A scalar, or the `key` of a map. */
function written(node: Yaml | undefined, key: string): readonly Written[] {
  const own = node?.type === 'map' ? get(node, key) : node;
  const value = text(own);
  return own === undefined || value === undefined || own.type !== 'scalar' ? [] : [{ value, line: own.line }];
}

function ofWorkflow(root: Yaml): readonly Written[] {
  const found: Written[] = [];
  const isDocker = ({ value }: Written): boolean => value.startsWith('docker://');
  for (const { key, node } of entriesBelow(root)) {
    if (key === 'container') found.push(...written(node, 'image'));
    else if (key === 'services')
      found.push(...entries(node).flatMap(([, service]) => written(get(service, 'image'), '')));
    else if (key === 'uses') found.push(...written(node, '').filter(isDocker));
    else if (key === 'runs') found.push(...written(get(node, 'image'), '').filter(isDocker));
  }
  return found;
}

function ofGitlab(root: Yaml): readonly Written[] {
  const found: Written[] = [];
  for (const { key, node } of entriesBelow(root)) {
    if (key === 'image' && node.type !== 'list') found.push(...written(node, 'name'));
    // Each item of a list is come to under the key of its list.
    else if (key === 'services' && node.type !== 'list') found.push(...written(node, 'name'));
  }
  return found;
}

/** Other systems call it `image`, but for a few: a step of Cloud Build, a container of Azure, a resource of Concourse. */
function ofOther(root: Yaml): readonly Written[] {
  const found: Written[] = [];
  for (const { key, node } of entriesBelow(root)) {
    if (key === 'container' && node.type === 'scalar') found.push(...written(node, ''));
    if (node.type !== 'map' || key === 'machine' || key === 'pool' || key === 'vm') continue;
    found.push(...written(get(node, 'image'), 'name'));
    if (key === 'steps' && get(node, 'args') !== undefined) found.push(...written(get(node, 'name'), ''));
    if (key === 'image_resource') found.push(...ofResource(get(node, 'source')));
  }
  return found;
}

function ofResource(node: Yaml | undefined): readonly Written[] {
  const [repository] = written(get(node, 'repository'), '');
  const tag = text(get(node, 'tag'));
  if (repository === undefined) return [];
  return [{ ...repository, value: tag === undefined ? repository.value : `${repository.value}:${tag}` }];
}
