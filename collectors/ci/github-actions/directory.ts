import type { Checkout } from './checkout.ts';
import { isWithin, withinWorkspace } from './workspace.ts';

/**
 * The folder of the repository in which a script runs, `''` for its root; null where that is not told, or where what was
 * checked out there is another repository. `written` is null for one that an expression chooses.
 */
export function directoryOf(written: string | null, before: readonly Checkout[]): string | null {
  const directory = written === null ? null : withinWorkspace(written);
  if (directory === null || before.length === 0) return directory;
  let nearest: { readonly path: string; readonly isOwn: Checkout['isOwn'] } | undefined;
  for (const { path, isOwn } of before) {
    const holds = path !== null && isWithin(directory, path);
    if (holds && path.length >= (nearest?.path.length ?? 0)) nearest = { path, isOwn };
  }
  if (nearest?.isOwn !== 'yes') return null;
  return nearest.path === '' ? directory : directory.slice(nearest.path.length + 1);
}
