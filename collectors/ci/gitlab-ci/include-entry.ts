import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import { type Inputs, noInputs } from './inputs.ts';

/** One thing that `include:` asks for. */
export type Wanted =
  | { readonly type: 'local'; readonly path: string }
  | { readonly type: 'project'; readonly project: string; readonly ref: string | undefined; readonly path: string }
  | { readonly type: 'remote'; readonly url: string; readonly integrity: string | undefined }
  | { readonly type: 'template'; readonly name: string }
  | { readonly type: 'component'; readonly address: string; readonly version: string | undefined }
  /** A file that another job makes. */
  | { readonly type: 'made'; readonly what: string }
  | { readonly type: 'unreadable' };

/** The address of a component that lies in the repository itself, with its name. */
export const ownComponent = /^\$\{?CI_SERVER_(?:FQDN|HOST)\}?\/\$\{?CI_PROJECT_PATH\}?\/([\w.-]{1,100})$/;

export interface Entry {
  readonly wanted: Wanted;
  readonly node: Yaml;
  readonly inputs: Inputs;
  /** Rules decide whether it is included at all. */
  readonly isConditional: boolean;
}

/** What an `include:` asks for, in order; none for an empty one. */
export function entriesOf(include: Yaml | undefined): readonly Entry[] {
  if (include === undefined || isEmpty(include)) return [];
  const items = include.type === 'list' && include.tag === null ? include.items : [include];
  return items.flatMap((node) =>
    wantedBy(node).map((wanted) => ({
      wanted,
      node,
      inputs: inputsOf(node),
      isConditional: !isEmpty(get(node, 'rules')),
    })),
  );
}

function inputsOf(node: Yaml): Inputs {
  const given = entries(get(node, 'inputs'));
  return given.length === 0 ? noInputs : new Map(given);
}

function wantedBy(node: Yaml): readonly Wanted[] {
  const plain = node.type === 'scalar' && node.tag === null ? text(node) : undefined;
  if (plain !== undefined) {
    return [/^https?:/i.test(plain) ? { type: 'remote', url: plain, integrity: undefined } : local(plain)];
  }
  const [path, project, url, template, component, artifact] = [
    'local',
    'project',
    'remote',
    'template',
    'component',
    'artifact',
  ].map((key) => text(get(node, key)));
  if (project !== undefined) {
    const files = texts(get(node, 'file'));
    const ref = text(get(node, 'ref'));
    return files?.map((file) => ({ type: 'project', project, ref, path: bare(file) })) ?? [{ type: 'unreadable' }];
  }
  if (path !== undefined) return [local(path)];
  if (url !== undefined) return [{ type: 'remote', url, integrity: text(get(node, 'integrity')) }];
  if (template !== undefined) return [{ type: 'template', name: template }];
  if (component !== undefined) {
    const at = component.lastIndexOf('@');
    const address = at < 0 ? component : component.slice(0, at);
    return [{ type: 'component', address, version: at < 0 ? undefined : component.slice(at + 1) }];
  }
  return [artifact === undefined ? { type: 'unreadable' } : { type: 'made', what: artifact }];
}

function local(path: string): Wanted {
  return { type: 'local', path: bare(path) };
}

/** A path from the root of its repository. */
function bare(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '');
}

/** A URL as host and path: what stands before and behind them may be a secret. */
function plainUrl(url: string): string {
  const parts = URL.parse(url);
  return parts === null ? 'a URL that cannot be read' : `${parts.host}${parts.pathname}`;
}

/** What an include asks for, as it may be told: without version and credentials. */
export function nameOf(wanted: Wanted): string {
  switch (wanted.type) {
    case 'local':
      return wanted.path;
    case 'project':
      return `${wanted.project}/${wanted.path}`;
    case 'remote':
      return plainUrl(wanted.url);
    case 'template':
      return wanted.name;
    case 'component':
      return wanted.address;
    case 'made':
      return wanted.what;
    case 'unreadable':
      return 'an include that cannot be read';
  }
}
