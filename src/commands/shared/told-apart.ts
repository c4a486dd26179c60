import { basename, dirname, resolve } from 'node:path';
import type { Assessment } from '../../core/assessment.ts';
import { nameOf } from '../../reporters/systems/comparison.ts';
import { isUrl } from './targets.ts';

/**
 * The assessments as reports show them: where several targets have one name, each is called by the folder (or owner)
 * it lies in and its name, or else as it was given. `given` are the targets in the same order; paths start at `cwd`.
 * Saved documents keep the names.
 */
export function toldApart(assessments: readonly Assessment[], given: readonly string[], cwd: string): Assessment[] {
  const names = assessments.map(nameOf);
  const placed = assessments.map((_, at) => placeOf(given[at] ?? '', cwd));
  return assessments.map((assessment, at) => {
    const { targets } = assessment;
    if (isAlone(names, at)) return assessment;
    const name = (isAlone(placed, at) ? placed[at] : given[at]) ?? '';
    return { ...assessment, targets: targets.map((target) => ({ ...target, name })) };
  });
}

const isAlone = (names: readonly string[], at: number) =>
  names.indexOf(names[at] ?? '') === names.lastIndexOf(names[at] ?? '');

/** `parent/name` of a path or an address. */
function placeOf(target: string, cwd: string): string {
  if (!isUrl(target)) {
    const path = resolve(cwd, target);
    return `${basename(dirname(path))}/${basename(path)}`;
  }
  return target
    .replace(/(?:\.git)?\/*$/, '')
    .split(/[/:]/)
    .slice(-2)
    .join('/');
}
