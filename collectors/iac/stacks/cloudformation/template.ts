import type { RepositoryFiles } from '../../../../src/core/source.ts';
import { jsonc } from '../../../../src/formats/jsonc.ts';
import { entries, get, isEmpty, lineOf, text, texts } from '../../../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../../../src/formats/parsed.ts';
import type { Sweep } from '../../../../src/formats/sweep.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import type { Gap } from '../../model.ts';
import { withinLimit } from '../limits.ts';

/** A template of CloudFormation or SAM. */
export interface Template {
  readonly path: string;
  readonly tool: 'cloudformation' | 'sam';
  /** Line by which it is known as a template. */
  readonly line: number;
  /** Null where it is no valid YAML or JSON, such as one that another program fills in first. */
  readonly body: Yaml | null;
  readonly resources: readonly Resource[];
}

/** A resource of a template. */
export interface Resource {
  readonly name: string;
  readonly type: string;
  readonly line: number;
  readonly properties: Yaml | undefined;
}

/** The templates among the repository's own files, sorted by path; those that tools wrote are left out. */
export async function templatesOf(
  source: RepositoryFiles,
  sweep: Sweep,
): Promise<{ readonly templates: readonly Template[]; readonly gaps: readonly Gap[] }> {
  const found: Template[] = [];
  const { kept, gaps } = withinLimit(sweep.marked('cloudformation'), 'templates of CloudFormation');
  for (const path of kept) {
    const body = await bodyOf(source, path);
    const whole = (await sweep.textOf(path)) ?? '';
    if (isMade(whole)) continue;
    const template = body === null ? unparsed(path, whole) : parsedTemplate(path, body);
    if (template !== null) found.push(template);
  }
  return { templates: found, gaps };
}

async function bodyOf(source: RepositoryFiles, path: string): Promise<Yaml | null> {
  const whole = await parsed(source, path, yaml12);
  // A stream of several documents is no template.
  const [first, ...others] = whole.value ?? [];
  if (first?.type === 'map') return others.length > 0 && others.some((other) => !isEmpty(other)) ? empty : first;
  if (whole.value !== null) return empty;
  return (await parsed(source, path, jsonc)).value;
}

const empty: Yaml = { type: 'scalar', value: null, tag: null, line: 1, textLine: 1 };

/** Whether a program says in the first lines, or in what CDK adds to each resource, that it wrote the text. */
function isMade(whole: string): boolean {
  const head = whole.slice(0, 600);
  return (
    /^\s{0,20}(?:#|\/\/).{0,200}\b(?:auto-?generated|generated (?:by|from|with))\b/im.test(head) ||
    whole.includes('aws:cdk:path')
  );
}

function parsedTemplate(path: string, body: Yaml): Template | null {
  const resources = entries(get(body, 'Resources')).flatMap(([name, resource]) => {
    const type = text(get(resource, 'Type'));
    const line = lineOf(get(body, 'Resources') ?? body, name);
    return type === undefined ? [] : [{ name, type, line, properties: get(resource, 'Properties') }];
  });
  const versioned = get(body, 'AWSTemplateFormatVersion') !== undefined;
  const transforms = texts(get(body, 'Transform')) ?? [];
  const isServerless = transforms.some((transform) => transform.startsWith('AWS::Serverless'));
  const isTyped = resources.some(({ type }) => /^(?:AWS|Alexa|Custom)::/.test(type));
  if (!versioned && !isServerless && !isTyped) return null;
  const key = versioned ? 'AWSTemplateFormatVersion' : isServerless ? 'Transform' : 'Resources';
  return { path, tool: isServerless ? 'sam' : 'cloudformation', line: lineOf(body, key), body, resources };
}

const signs = [
  /^AWSTemplateFormatVersion\s{0,5}:/m,
  /^\s{0,8}"AWSTemplateFormatVersion"\s{0,5}:/m,
  /^Transform\s{0,5}:\s{0,20}["']?AWS::Serverless/m,
  /^Resources\s{0,5}:\s{0,5}$/m,
];

/** A text that no parser takes, such as one with Jinja in it: known by how its lines begin. */
function unparsed(path: string, whole: string): Template | null {
  const [at] = signs.flatMap((sign) => sign.exec(whole)?.index ?? []);
  if (at === undefined || !/AWS::|Alexa::/.test(whole)) return null;
  const isServerless = /^(?:Transform\s{0,5}:|\s{0,20}-)\s{0,20}["']?AWS::Serverless/m.test(whole);
  const line = whole.slice(0, at).split('\n').length;
  return { path, tool: isServerless ? 'sam' : 'cloudformation', line, body: null, resources: [] };
}
