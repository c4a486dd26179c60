import type { RepositoryFiles } from '../../../src/core/source.ts';
import { type HclBlock, type HclBody, type HclValue, hcl, hclJson, hclLimits } from '../../../src/formats/hcl/index.ts';
import { parsed, type Trouble, textOf } from '../../../src/formats/parsed.ts';
import type { Folder } from './files.ts';
import { blocksIn } from './read.ts';

/** A block of a configuration, and where it stands. */
export interface Declared {
  /** First label, such as the type of a resource or the name of a provider. */
  readonly type: string;
  /** Second label. */
  readonly name: string;
  readonly body: HclBody;
  readonly file: string;
  readonly line: number;
}

/** What the files of one folder say together. */
export interface Configuration {
  readonly folder: Folder;
  readonly commit: string | null;
  /** Every file was read to its end: what is not here is not there. */
  readonly isWhole: boolean;
  /** A `backend` or `cloud` block, whose type is then `cloud`; null where none was seen. */
  readonly backend: Declared | null;
  readonly providers: readonly Declared[];
  readonly resources: readonly Declared[];
  readonly queries: readonly Declared[];
  /** Modules that it takes in; `type` is the name of the call. */
  readonly calls: readonly Declared[];
  /** Locals as `local.x`, and variables with what they are by default as `var.x`. */
  readonly scope: ReadonlyMap<string, HclValue>;
  /** Files that could not be read, by why. */
  readonly unread: readonly (readonly [path: string, trouble: Trouble])[];
  /** Files with an error in them, behind which there may be more than was read. */
  readonly partly: readonly string[];
}

type File = readonly [path: string, body: HclBody];

/** Reads the files of a folder; what cannot be read is told in `unread`. */
export async function readConfiguration(
  source: RepositoryFiles,
  folder: Folder,
  commit: string | null,
): Promise<Configuration> {
  const files: File[] = [];
  const unread: (readonly [string, Trouble])[] = [];
  for (const path of folder.files) {
    const { value, trouble } = await parsed(source, path, path.endsWith('.json') ? hclJson : hcl);
    if (value !== null) files.push([path, value]);
    else if (trouble !== 'no_such_file') unread.push([path, await whyUnread(source, path, trouble)]);
  }
  const find = (type: string) => files.flatMap((file) => declared(file, type));
  const settings = files.flatMap(([path, body]) =>
    blocksIn(body, 'terraform').flatMap((block) => [
      ...block.body.blocks.filter(({ type }) => type === 'backend').map((one) => declaredAs(path, one)),
      ...block.body.blocks
        .filter(({ type }) => type === 'cloud')
        .map((one) => ({ ...declaredAs(path, one), type: 'cloud' })),
    ]),
  );
  return {
    folder,
    commit,
    isWhole: unread.length === 0 && folder.links.length === 0 && files.every(([, body]) => !body.broken),
    backend: settings[0] ?? null,
    providers: find('provider'),
    resources: find('resource'),
    queries: find('data'),
    calls: find('module'),
    scope: scopeOf(files),
    unread,
    partly: files.filter(([, body]) => body.broken).map(([path]) => path),
  };
}

/** A text beyond what is parsed is not malformed. */
async function whyUnread(source: RepositoryFiles, path: string, trouble: Trouble): Promise<Trouble> {
  if (trouble !== 'malformed') return trouble;
  const { value } = await textOf(source, path);
  return value !== null && value.length > hclLimits.letters ? 'too_large' : trouble;
}

function declared([path, body]: File, type: string): readonly Declared[] {
  return blocksIn(body, type).map((block) => declaredAs(path, block));
}

function declaredAs(file: string, { labels, body, line }: HclBlock): Declared {
  const [type = '', name = ''] = labels;
  return { type, name, body, file, line };
}

function scopeOf(files: readonly File[]): ReadonlyMap<string, HclValue> {
  const scope = new Map<string, HclValue>();
  for (const [, body] of files) {
    for (const { body: locals } of blocksIn(body, 'locals')) {
      for (const [name, { value }] of locals.attributes) scope.set(`local.${name}`, value);
    }
    for (const { labels, body: variable } of blocksIn(body, 'variable')) {
      const value = variable.attributes.get('default')?.value;
      if (value !== undefined) scope.set(`var.${labels[0] ?? ''}`, value);
    }
  }
  return scope;
}
