import { get, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Gathered, Layer } from './include.ts';
import { merged, type YamlMap } from './merge.ts';
import { missing, placeOf, type Reading, standsWith } from './reading.ts';

/** Keys at the root that are no jobs. */
const globals = new Set(
  'after_script before_script cache default image include pages:deploy services spec stages types variables workflow'.split(
    ' ',
  ),
);
/** Of these, the ones that reach into jobs: what a condition decides of them is decided of all jobs. */
const reaching = ['workflow', 'default', 'before_script', 'stages', 'types'];

/** How much of a job hangs on conditions of includes: nothing, whether it is there, or what it says. */
export type Doubt = 'none' | 'presence' | 'content';

/** All files of a pipeline as one, before jobs are extended. */
export interface Sheet extends Pick<Gathered, 'templates' | 'missing'> {
  readonly root: YamlMap;
  /** More may come from files that were not read. */
  readonly isOpen: boolean;
  readonly doubtOf: (name: string) => Doubt;
}

const empty: YamlMap = { type: 'map', entries: new Map(), lines: new Map(), line: 1 };

/** Lays the files of a pipeline over each other. */
export function sheetOf(reading: Reading, { layers, templates, missing: lacking }: Gathered): Sheet {
  const root = merged(
    reading,
    layers.map((layer) => layer.root),
  );
  const top = layers.at(-1)?.root ?? empty;
  const tooMuch = root === null ? [missing('too much to put together', 'too_large', placeOf(reading, top))] : [];
  const all = [...lacking, ...tooMuch];
  const doubts = doubtsOf(layers);
  const isReached = reaching.some((key) => doubts.has(key));
  return {
    root: root ?? top,
    templates,
    missing: all,
    isOpen: all.length > 0,
    doubtOf: (name) => (isReached ? 'content' : (doubts.get(name) ?? 'none')),
  };
}

/** Keys of the root that conditional files touch. */
function doubtsOf(layers: readonly Layer[]): ReadonlyMap<string, Doubt> {
  const sure = new Set(layers.filter((layer) => !layer.isConditional).flatMap(({ root }) => [...root.entries.keys()]));
  const unsure = layers.filter((layer) => layer.isConditional).flatMap(({ root }) => [...root.entries.keys()]);
  // Two conditional files may say different things of one job.
  const doubts = new Map<string, Doubt>();
  for (const key of unsure) doubts.set(key, sure.has(key) || doubts.has(key) ? 'content' : 'presence');
  return doubts;
}

/** The same files with references outside of jobs (in `workflow:`, `default:` and the like) followed. */
export function withGlobals(reading: Reading, sheet: Sheet, resolved: (node: Yaml) => Yaml): Sheet {
  const entries = [...sheet.root.entries].map(
    ([key, value]) => [key, globals.has(key) ? resolved(value) : value] as const,
  );
  return { ...sheet, root: standsWith(reading, { ...sheet.root, entries: new Map(entries) }, sheet.root) };
}

/** Names of the jobs, hidden ones left out. */
export function jobNames({ root }: Sheet): readonly string[] {
  return [...root.entries]
    .filter(([name, value]) => !name.startsWith('.') && !globals.has(name) && value.type === 'map')
    .map(([name]) => name);
}

/** The stages in order; null where they may be said in a file that was not read. */
export function stagesOf({ root, isOpen }: Sheet): readonly string[] | null {
  const written = get(root, 'stages') ?? get(root, 'types');
  if (written === undefined) return isOpen ? null : ['.pre', 'build', 'test', 'deploy', '.post'];
  const names = texts(written);
  return names === undefined ? null : ['.pre', ...names.filter((name) => !/^\.(?:pre|post)$/.test(name)), '.post'];
}

/**
 * The value of a key of a job: its own, else the one of `default:` (or, in the old way, of the root) that it inherits.
 * https://docs.gitlab.com/ci/yaml/#inherit
 */
export function keyOf({ root }: Sheet, job: Yaml, key: string): Yaml | undefined {
  const own = get(job, key);
  if (own !== undefined || !inherits(job, 'default', key)) return own;
  return get(get(root, 'default'), key) ?? get(root, key);
}

/** Whether `inherit:` lets a job have a default or a variable of the root. */
export function inherits(job: Yaml, what: 'default' | 'variables', name: string): boolean {
  const inherit = get(get(job, 'inherit'), what);
  if (inherit === undefined || text(inherit) === 'true') return true;
  return inherit.type === 'list' && (texts(inherit)?.includes(name) ?? true);
}
