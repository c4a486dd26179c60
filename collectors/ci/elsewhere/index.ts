import type { Findings } from '../../../src/core/collector.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plural } from '../../../src/core/text.ts';
import { type CiSystem, ciSystems, externalSigns } from '../../../src/lexicon/ci-systems.ts';
import { isForeign } from '../../../src/lexicon/trees.ts';
import { markedSigns } from './marked.ts';
import { hasApprovers } from './owners.ts';
import { readSigns } from './prose.ts';
import { type Recognised, recognised } from './recognised.ts';

type Gap = Findings<'ci.pipeline'>['gaps'][number];

/** Paths named in a gap; the rest is counted. */
const namedPaths = 3;

/**
 * What a clone shows of CI systems that are not read: one `unsupported` gap for each system with files here, one
 * `external_ci` gap for each that left nothing but a sign. Files of foreign trees do not count.
 */
export async function elsewhere(source: RepositoryFiles, paths: readonly string[]): Promise<readonly Gap[]> {
  const unsupported = new Map(ciSystems.map((system) => [system.name, paths.filter((path) => isOf(system, path))]));
  const claimed = new Set([...unsupported.values()].flat());
  const byContent = await recognised(
    source,
    paths.filter((path) => !claimed.has(path)),
  );
  for (const [system, found] of byContent) {
    unsupported.set(system, [...(unsupported.get(system) ?? []), ...found.paths].sort());
  }
  const signs = new Map(externalSigns.map((system) => [system.name, paths.filter((path) => isOf(system, path))]));
  signs.set('Prow', [...(signs.get('Prow') ?? []), ...(await hasApprovers(source, paths))]);
  for (const [system, found] of await markedSigns(source)) {
    // What has definitions of its own here is told by those.
    if ((unsupported.get(system)?.length ?? 0) === 0) signs.set(system, [...(signs.get(system) ?? []), ...found]);
  }
  const told = await readSigns(source, paths);
  const isExplained = (system: string): boolean =>
    [unsupported, signs].some((found) => (found.get(system)?.length ?? 0) > 0) ||
    (system === 'GitLab CI' && paths.includes('.gitlab-ci.yml'));
  return [
    ...passedOver(byContent),
    ...gapsOf(unsupported, 'unsupported', (name, where) => `${name} reads ${where}; its pipelines are not read yet`),
    ...gapsOf(
      signs,
      'external_ci',
      (name, where, count) => `${where} ${count === 1 ? 'shows' : 'show'} that ${name} may check changes`,
    ),
    ...gapsOf(
      new Map([...told].filter(([system]) => !isExplained(system))),
      'external_ci',
      (name, where) => `a badge or a sentence in ${where} says that ${name} checks or builds`,
    ),
  ];
}

/** Whether a system reads a path. What it is set to read by its place counts in every folder. */
function isOf({ paths, folders, names, endings }: CiSystem, path: string): boolean {
  if (paths?.includes(path) === true) return true;
  const isBelow = folders?.some((folder) => path.startsWith(folder)) === true;
  if (isBelow && (endings === undefined || endings.some((ending) => path.endsWith(ending)))) return true;
  if (names === undefined) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isNamed = names.some(({ starts, ends }) => name.startsWith(starts) && ends.some((end) => name.endsWith(end)));
  return isNamed && !/\.(md|adoc|rst|txt|html|png|svg)$/i.test(name) && !isForeign(path);
}

function passedOver(byContent: ReadonlyMap<string, Recognised>): readonly Gap[] {
  return [...byContent]
    .filter(([, found]) => found.passedOver > 0)
    .map(([system, found]) => ({
      reason: 'too_large',
      detail: `${plural(found.passedOver, 'more file lies', 'more files lie')} where ${system} may keep pipelines and ${found.passedOver === 1 ? 'was' : 'were'} not looked into`,
      mend: 'keep pipelines apart from other YAML files',
    }));
}

function gapsOf(
  found: ReadonlyMap<string, readonly string[]>,
  reason: Gap['reason'],
  tell: (system: string, where: string, count: number) => string,
): readonly Gap[] {
  return [...found]
    .filter(([, paths]) => paths.length > 0)
    .map(([system, paths]) => ({
      reason,
      detail: tell(system, listed(paths), paths.length),
      mend: mends(system, reason),
    }));
}

function mends(system: string, reason: Gap['reason']): string {
  return reason === 'unsupported'
    ? `look into ${system} itself: its pipelines are not read yet`
    : `look into ${system} itself, or remove what is left of it when it is no longer used`;
}

/** Longest path that is shown whole. */
const longestPath = 200;

function listed(paths: readonly string[]): string {
  const shown = paths
    .slice(0, namedPaths)
    .map((path) => (path.length > longestPath ? `${path.slice(0, longestPath)}…` : path));
  const more = paths.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
