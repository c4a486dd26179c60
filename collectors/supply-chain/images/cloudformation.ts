import type { RepositoryFiles } from '../../../src/core/source.ts';
import { entries, get, text } from '../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { imageProperties, imageTypes, taskDefinition } from '../../../src/lexicon/supply-images.ts';
import { entriesBelow } from '../builds/pipelines.ts';
import { imagesInJson } from './lines.ts';
import { type Found, type Images, mostInFile } from './model.ts';
import { referenceOf } from './reference.ts';

/** Images that templates of CloudFormation and task definitions of ECS run. */
export async function ofCloudFormation(
  source: RepositoryFiles,
  sweep: Sweep,
  environmentOf: (path: string) => string | null,
): Promise<Images> {
  const found: Found[] = [];
  for (const path of sweep.marked('cloudformation').filter((one) => /\.(?:ya?ml|json|template)$/.test(one))) {
    const { value } = await parsed(source, path, yaml12);
    const environment = environmentOf(path);
    for (const [, resource] of entries(get(value?.[0], 'Resources')).slice(0, mostInFile)) {
      const type = text(get(resource, 'Type')) ?? '';
      const role = imageTypes.find((one) => one.type.test(type))?.role;
      const properties = get(resource, 'Properties');
      if (role === undefined || properties === undefined) continue;
      for (const { key, node } of entriesBelow(properties)) {
        const reference = imageProperties.has(key) ? referenceOf(writtenIn(node)) : null;
        if (reference !== null) found.push({ ...reference, place: 'iac', role, environment, path, line: node.line });
      }
    }
  }
  for (const path of sweep.own.filter((one) => taskDefinition.test(one))) {
    const told = await sweep.textOf(path);
    const environment = environmentOf(path);
    for (const { value, line } of imagesInJson(told ?? '').slice(0, mostInFile)) {
      const reference = referenceOf(value);
      if (reference !== null) found.push({ ...reference, place: 'iac', role: 'deployed', environment, path, line });
    }
  }
  return { found, built: [] };
}

/** A value as it is written, with what a function makes of it as `${name}`. */
function writtenIn(node: Yaml): string {
  if (node.type === 'scalar') {
    const written = text(node) ?? '';
    return node.tag === null || node.tag === '!Sub' ? written : `\${${written}}`;
  }
  const sub = text(get(node, 'Fn::Sub'));
  if (sub !== undefined) return sub;
  const name = text(get(node, 'Ref'));
  return `\${${name ?? 'worked_out'}}`;
}
