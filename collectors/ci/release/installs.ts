import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { Ecosystem } from '../../../src/core/facts/supply.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { installingActions } from '../../../src/lexicon/supply-actions.ts';
import { lockFilesOf, removedBy } from '../../../src/lexicon/supply-install-words.ts';
import { installOf, lockSwitchOf } from '../../../src/lexicon/supply-installs.ts';
import { locationOf, withRefs } from '../facts/shared.ts';
import { unseenGaps } from '../facts/unseen.ts';
import { folderOf as folderAbove, listingOf, nearest } from '../follow/trees.ts';
import { actionOf, type Course, coursesOf, inputOf, type Spoken, type Stage } from './spoken.ts';

const mostItems = 3_000;

type Item = Omit<Observation<'supply.install'>, 'ref'>;
interface Named {
  readonly name: string;
  readonly item: Item;
}

interface Installed {
  readonly ecosystem: Ecosystem;
  readonly program: string;
  readonly honoursLock: Tri;
  readonly folder: string | null;
}

/**
 * One item for each command or action of a pipeline that installs dependencies, followed to where it stands.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readInstalls(source: RepositoryFiles): Promise<Findings<'supply.install'>> {
  const { courses, definitions, leftOut } = await coursesOf(source);
  const found: Named[] = [];
  for (const course of courses) for (const stage of course.stages) found.push(...(await ofStage(course, stage)));
  const tooMany = {
    reason: 'too_large',
    detail: `${found.length - mostItems} steps that install, beyond the first ${mostItems}, were left out`,
    mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
  } as const;
  const gaps = [...leftOut, ...unseenGaps(definitions), ...(found.length > mostItems ? [tooMany] : [])];
  return { items: withRefs(found.slice(0, mostItems)), gaps };
}

async function ofStage({ read: { definition } }: Course, stage: Stage): Promise<readonly Named[]> {
  const isLocked = new Set<Ecosystem>();
  const removed = new Set<string>();
  const found: Named[] = [];
  for (const spoken of stage.spoken) {
    const words = spoken.said.words.map(({ text }) => text);
    if (spoken.said.reached === 'yes') for (const name of removedBy(words)) removed.add(name);
    const switched = lockSwitchOf(words);
    if (switched !== null) isLocked.add(switched);
    const installed = await installedBy(spoken);
    if (installed === null) continue;
    const { deed, said } = spoken;
    const at = locationOf(definition, said.at, deed.step.at);
    const { ecosystem, program, folder, honoursLock } = installed;
    const isGone = lockFilesOf(program).some((name) => removed.has(name));
    found.push({
      name: `${definition.path}#${stage.job.name}:${deed.step.at.line} ${program}`,
      item: {
        at,
        ecosystem,
        where: 'pipeline',
        path: plainText(at.path ?? definition.path),
        folder: await knownFolder(said.folder, folder),
        honoursLock: isGone ? 'no' : isLocked.has(ecosystem) ? 'yes' : honoursLock,
        active: definition.active,
      },
    });
  }
  return found;
}

async function installedBy(spoken: Spoken): Promise<Installed | null> {
  return spoken.said.uses === null ? byCommand(spoken) : byAction(spoken);
}

async function byCommand({ deed, said }: Spoken): Promise<Installed | null> {
  const legs = (deed.step.legs ?? deed.job.legs)?.() ?? [];
  const env = new Map(legs[0]?.variables ?? []);
  for (const [name, value] of said.assignments) env.set(name, value ?? '$');
  const words = said.words.map(({ text, isFixed }) => (isFixed || text.includes('$') ? text : `$${text}`));
  const install = installOf(words, { env, inCi: true });
  if (install === null) return null;
  const { ecosystem, program, honoursLock, target, takes } = install;
  // Packages that a pipeline names are its own tools, unless they are put into a folder to be delivered.
  if (takes === 'packages' && !words.some((text) => /^(?:-t|--target)(?:=|$)/.test(text))) return null;
  const folder = folderOf(said.folder, target);
  return { ecosystem, program, honoursLock, folder: ecosystem === 'go' ? await moduleOf(said.folder, folder) : folder };
}

/** A folder that the repository holds; null for any other name. */
async function knownFolder(at: Spoken['said']['folder'], folder: string | null): Promise<string | null> {
  if (at === null || folder === null) return null;
  return (await listingOf(at.tree)).folders.has(folder) ? plainText(folder) : null;
}

/** The folder of the module that Go works on: the next one upwards that holds its file. */
async function moduleOf(at: Spoken['said']['folder'], folder: string | null): Promise<string | null> {
  if (at === null || folder === null) return folder;
  const found = await nearest({ ...at, path: folder }, ['go.mod']);
  return found === null ? folder : folderAbove(found).path;
}

/** The folder that a command works in; null where it lies elsewhere or is not told. */
function folderOf(folder: Spoken['said']['folder'], target: string | null): string | null {
  if (folder === null || folder.tree.prefix !== '') return null;
  if (target === null) return folder.path;
  if (/[$`*\u0001]|^[/~]/.test(target)) return null;
  const parts = folder.path.split('/').filter((part) => part !== '');
  const steps = target.split('/');
  // A file speaks for the folder it lies in.
  if (/\.[a-z]{1,10}$/i.test(steps.at(-1) ?? '')) steps.pop();
  for (const step of steps) {
    if (step === '..') {
      if (parts.pop() === undefined) return null;
    } else if (step !== '' && step !== '.' && step !== '...') parts.push(step);
  }
  return parts.join('/');
}

function byAction({ said }: Spoken): Installed | null {
  const name = actionOf(said);
  const entry = installingActions.find(({ uses }) => uses === name);
  if (entry === undefined) return null;
  const { when, ecosystem, honoursLock } = entry;
  if (when !== undefined) {
    const value = inputOf(said, when[0]);
    if (value === undefined || value.toLowerCase() === 'false') return null;
    if (value.toLowerCase() !== when[1])
      return { ecosystem, program: entry.uses, honoursLock: 'unknown', folder: null };
  }
  if (entry.uses === 'cypress-io/github-action' && inputOf(said, 'install') === 'false') return null;
  const written = entry.folder === undefined ? undefined : inputOf(said, entry.folder);
  return { ecosystem, program: entry.uses, honoursLock, folder: folderOf(said.folder, written ?? null) };
}
