import { constant, type HclScope, type HclValue } from '../../../../src/formats/hcl/index.ts';
import { folderOf, resolved } from '../files.ts';

/** Where a file of Terragrunt is read from. */
export interface Standpoint {
  /** Folder of the unit, also where an included file is read. */
  readonly unit: string;
  /** Folder of the file that the unit includes; null where it includes none, or it is not known which. */
  readonly parent: string | null;
  /** Folder of the file that is read. */
  readonly folder: string;
  readonly scope: HclScope;
  readonly exists: (path: string) => boolean;
}

/** Before paths that were found from the root of the repository, where Terragrunt has absolute ones. */
const rooted = 'repo:';
const mostSteps = 200;

/** The text of a value, with the functions by which Terragrunt finds files; null where it is not to be known. */
export function textOf(value: HclValue, from: Standpoint, steps = { left: mostSteps }): string | null {
  if (--steps.left < 0) return null;
  if (value.type === 'template') {
    const parts = value.parts.map((part) => textOf(part, from, steps));
    return parts.every((part) => part !== null) ? parts.join('').slice(0, 4000) : null;
  }
  if (value.type === 'reference') {
    const named = from.scope.get(value.path);
    return named === undefined ? null : textOf(named, from, steps);
  }
  if (value.type !== 'call') return constant(value, from.scope);
  const args = value.args.map((arg) => textOf(arg, from, steps));
  return called(value.name, args, from) ?? constant(value, from.scope);
}

/** https://docs.terragrunt.com/reference/hcl/functions */
function called(name: string, args: readonly (string | null)[], from: Standpoint): string | null {
  const [first = null] = args;
  switch (name) {
    case 'find_in_parent_folders':
      return args.length > 0 && first === null ? null : findAbove(first ?? 'terragrunt.hcl', from);
    case 'get_terragrunt_dir':
    case 'get_original_terragrunt_dir':
      return `${rooted}/${from.unit}`;
    case 'get_parent_terragrunt_dir':
    case 'path_relative_from_include':
      return from.parent === null ? null : `${rooted}/${from.parent}`;
    case 'get_repo_root':
    case 'get_path_to_repo_root':
      return `${rooted}/`;
    case 'dirname':
      return first === null || !first.includes('/') ? null : folderOf(first);
    default:
      return null;
  }
}

function findAbove(name: string, { unit, exists }: Standpoint): string | null {
  for (let folder = unit; folder !== ''; ) {
    folder = folderOf(folder);
    const path = folder === '' ? name : `${folder}/${name}`;
    if (exists(path)) return `${rooted}/${path}`;
  }
  return null;
}

/** The path in the repository that a text leads to; null for one that leads elsewhere. */
export function pathOf(text: string, folder: string): string | null {
  if (text.startsWith(rooted)) return resolved('', text.slice(rooted.length));
  return /^[a-z][\w+-]*:|^\//i.test(text) ? null : resolved(folder, text);
}

/** The source of a module as it would be written in the folder: rooted paths as relative ones. */
export function sourceText(text: string, folder: string): string {
  if (!text.startsWith(rooted)) return text;
  const up = folder === '' ? [] : folder.split('/').map(() => '..');
  return ['.', ...up, text.slice(rooted.length).replace(/^\/+/, '')].join('/');
}
