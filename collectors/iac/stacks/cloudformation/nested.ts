import { get, text, texts } from '../../../../src/formats/nodes.ts';
import type { Yaml } from '../../../../src/formats/yaml.ts';
import type { Use } from '../../model.ts';
import { folderOf, resolved } from '../paths.ts';
import type { Template } from './template.ts';

/** Types of resource that are templates themselves, and the property that says where each lies. */
const takingIn: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Stack': 'TemplateURL',
  'AWS::CloudFormation::StackSet': 'TemplateURL',
  'AWS::Serverless::Application': 'Location',
};

/** The templates that a template takes in: local ones by their path, others by the name of their file. */
export function nestedIn(template: Template, byName: PathsByName, commit: string | null): readonly Use[] {
  const { path, tool } = template;
  return template.resources.flatMap(({ type, properties, line }): readonly Use[] => {
    const key = takingIn[type];
    const written = key === undefined ? null : addressOf(get(properties, key));
    if (written === null) return [];
    const at = { commit, path, line };
    const local = localOf(path, written, byName);
    if (local !== null) return [{ tool, form: 'template', origin: 'local', path: local, pin: 'local', at }];
    const name = written.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
    return /^[\w.-]{1,100}$/.test(name)
      ? [{ tool, form: 'template', origin: 'remote', path: name, pin: 'unknown', at }]
      : [];
  });
}

/** An address, also one that a function puts together; null where it is made of something else than one text. */
function addressOf(node: Yaml | undefined): string | null {
  if (node?.type === 'list') return node.tag === '!Sub' ? (text(node.items[0]) ?? null) : joined(node);
  if (node?.type === 'scalar') return node.tag === null || node.tag === '!Sub' ? (text(node) ?? null) : null;
  const substituted = get(node, 'Fn::Sub');
  const join = get(node, 'Fn::Join');
  return (
    text(substituted?.type === 'list' ? substituted.items[0] : substituted) ??
    (join === undefined ? null : joined(join))
  );
}

/** The last of the pieces that are joined, which holds the name of the file. */
function joined(node: Yaml): string | null {
  const pieces = node.type === 'list' ? node.items[1] : undefined;
  return pieces?.type === 'list' ? (texts(pieces.items.at(-1))?.[0] ?? null) : null;
}

/** Where a nested template lies here: beside the other, or uploaded from here under the same name. */
function localOf(from: string, written: string, byName: PathsByName): string | null {
  const tail = written.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  const named = (byName.get(tail) ?? []).filter((path) => path !== from);
  const beside = resolved(folderOf(from), written);
  if (beside !== null && named.includes(beside)) return beside;
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Paths of templates by the name of their file. */
export type PathsByName = ReadonlyMap<string, readonly string[]>;

/** Paths of templates by the name of their file. */
export function pathsByName(templates: readonly Template[]): PathsByName {
  const paths = new Map<string, string[]>();
  for (const { path } of templates) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    paths.set(name, [...(paths.get(name) ?? []), path]);
  }
  return paths;
}
