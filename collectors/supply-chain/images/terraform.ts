import type { RepositoryFiles } from '../../../src/core/source.ts';
import {
  constant,
  type HclBlock,
  type HclBody,
  type HclScope,
  type HclValue,
  hcl,
  hclJson,
} from '../../../src/formats/hcl/index.ts';
import { parsed } from '../../../src/formats/parsed.ts';
import type { Sweep } from '../../../src/formats/sweep.ts';
import { imageAttributes, imageResources } from '../../../src/lexicon/supply-images.ts';
import { imagesInJson } from './lines.ts';
import { type Found, type Images, mostInFile } from './model.ts';
import { referenceOf } from './reference.ts';

/** An image as an expression gives it, and its line. */
interface Written {
  readonly value: string;
  readonly line: number;
}

/** Images that resources and modules of Terraform run. */
export async function ofTerraform(
  source: RepositoryFiles,
  sweep: Sweep,
  environmentOf: (path: string) => string | null,
): Promise<Images> {
  const found: Found[] = [];
  for (const path of sweep.marked('hcl').filter((one) => /\.(?:tf|tofu)(?:\.json)?$/.test(one))) {
    const { value } = await parsed(source, path, path.endsWith('.json') ? hclJson : hcl);
    if (value === null) continue;
    const scope = localsOf(value);
    const environment = environmentOf(path);
    const own = value.blocks.flatMap((block): readonly Found[] => {
      const role = roleOf(block);
      if (role === null) return [];
      return inBody(block.body, scope, block.type === 'module').flatMap(({ value: image, line }) => {
        const reference = referenceOf(image);
        return reference === null ? [] : [{ ...reference, place: 'iac' as const, role, environment, path, line }];
      });
    });
    found.push(...own.slice(0, mostInFile));
  }
  return { found, built: [] };
}

function roleOf({ type, labels }: HclBlock): 'deployed' | 'tool' | null {
  if (type === 'module') return 'deployed';
  const [resource = ''] = labels;
  return type === 'resource' ? (imageResources.find((one) => one.type.test(resource))?.role ?? null) : null;
}

function localsOf(body: HclBody): HclScope {
  const locals = body.blocks.filter(({ type }) => type === 'locals').flatMap((block) => [...block.body.attributes]);
  return new Map(locals.map(([name, { value }]) => [`local.${name}`, value]));
}

/** What stands in attributes that take an image, however deep. Of a module only what cannot be anything else. */
function inBody(body: HclBody, scope: HclScope, isModule: boolean): readonly Written[] {
  const own = [...body.attributes].flatMap(([name, { value }]) => inValue(name, value, scope, isModule));
  return [...own, ...body.blocks.flatMap((block) => inBody(block.body, scope, isModule))];
}

function inValue(name: string, value: HclValue, scope: HclScope, isModule: boolean): readonly Written[] {
  switch (value.type) {
    case 'object':
      return value.entries.flatMap((entry) => inValue(constant(entry.key, scope) ?? '', entry.value, scope, isModule));
    case 'list':
      return value.items.flatMap((item) => inValue(name, item, scope, isModule));
    case 'call':
      if (value.name === 'jsonencode') return value.args.flatMap((item) => inValue('', item, scope, isModule));
      break;
    case 'other':
      return value.inner.flatMap((item) => inValue('', item, scope, isModule));
    default:
      break;
  }
  const text = rendered(value, scope);
  if (text.includes('"image"')) return imagesInJson(text, value.line);
  if (!imageAttributes.has(name) || text === '') return [];
  const isSure = /[^/]\/[^/]/.test(text) && /[:@]/.test(text) && !/^(?:https?|arn|s3):/.test(text);
  return isModule && !isSure ? [] : [{ value: text, line: value.line }];
}

/** A value as it is written, with what is not known as `${name}`. */
function rendered(value: HclValue, scope: HclScope): string {
  const told = constant(value, scope);
  if (told !== null) return told;
  if (value.type === 'reference') return `\${${value.path}}`;
  if (value.type !== 'template') return value.type === 'call' ? `\${${value.name}}` : '';
  return value.parts
    .map((part) => (part.type === 'template' ? `\${template}` : rendered(part, scope) || `\${worked_out}`))
    .join('');
}
