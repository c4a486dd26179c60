import { get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';

/** A place of the workspace at which a step put a repository; `path` null where an expression chooses it. */
export interface Checkout {
  readonly path: string | null;
  /** It is the repository that the workflow runs for. */
  readonly isOwn: boolean;
}

const ownRepository = /^\$\{\{\s*github\.(repository|event\.pull_request\.head\.repo\.full_name)\s*\}\}$/;

/** What a step checks out, and where; undefined for one that does nothing of the sort. */
export function checkoutOf(step: Yaml): Checkout | undefined {
  if (!isCheckout(step)) return undefined;
  const inputs = get(step, 'with');
  const repository = text(get(inputs, 'repository'))?.trim() ?? '';
  return {
    path: withinWorkspace(text(get(inputs, 'path')) ?? ''),
    isOwn: repository === '' || (repository.length < 200 && ownRepository.test(repository)),
  };
}

function isCheckout(step: Yaml): boolean {
  return /^(https:\/\/[\w.-]+\/)?actions\/checkout@/i.test(text(get(step, 'uses')) ?? '');
}

/** Whether a step checks out the head of a change request, or its merge, by name. */
export function checksOutRequest(step: Yaml): boolean {
  const ref = text(get(get(step, 'with'), 'ref')) ?? '';
  const isOfRequest =
    /github\.event\.pull_request\.(head\.(sha|ref)|merge_commit_sha)|github\.head_ref|refs\/pull\//.test(ref);
  return isOfRequest && isCheckout(step);
}

/** A folder as it is written, told from the workspace where it says so. */
export function fromWorkspace(written: string): string {
  return written.trim().replace(/^\$\{\{\s*github\.workspace\s*\}\}/, '.');
}

/** A folder as it stands in the workspace, `''` for the workspace itself; null for one outside, or that is not fixed. */
function withinWorkspace(written: string): string | null {
  const path = fromWorkspace(written);
  if (/^[/~]|[$\\]/.test(path)) return null;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/**
 * The folder of the repository in which a script runs, `''` for its root; null where that is not told, or where what was
 * checked out there is another repository. `written` is null for one that an expression chooses.
 */
export function directoryOf(written: string | null, before: readonly Checkout[]): string | null {
  const directory = written === null ? null : withinWorkspace(written);
  if (directory === null || before.length === 0) return directory;
  let nearest: { readonly path: string; readonly isOwn: boolean } | undefined;
  for (const { path, isOwn } of before) {
    const holds = path !== null && (path === '' || directory === path || directory.startsWith(`${path}/`));
    if (holds && path.length >= (nearest?.path.length ?? 0)) nearest = { path, isOwn };
  }
  if (nearest?.isOwn !== true) return null;
  return nearest.path === '' ? directory : directory.slice(nearest.path.length + 1);
}
