import { oncePer } from '../../../src/core/once.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import type { Read } from '../facts/shared.ts';
import { type Said, saidBy } from '../follow/index.ts';
import type { Job } from '../model.ts';
import { type Deed, type Survey, surveyOf } from '../survey.ts';

/** A command or action, and the step that says it. */
export interface Spoken {
  readonly deed: Deed;
  readonly said: Said;
}

/** A job with all that its steps do and say, in order. */
export interface Stage {
  readonly job: Job;
  readonly deeds: readonly Deed[];
  readonly spoken: readonly Spoken[];
}

/** A pipeline, job by job. */
export interface Course {
  readonly read: Read;
  readonly stages: readonly Stage[];
}

/** What the pipelines of a repository say, and how far they were read. */
export interface Courses extends Pick<Survey, 'definitions' | 'leftOut'> {
  readonly courses: readonly Course[];
}

/**
 * The pipelines of a repository in their own words, gathered once for all kinds of fact.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export const coursesOf: (source: RepositoryFiles) => Promise<Courses> = oncePer(gather);

async function gather(source: RepositoryFiles): Promise<Courses> {
  const { definitions, leftOut } = await surveyOf(source);
  const courses: Course[] = [];
  for (const read of definitions) if (read.pipeline !== null) courses.push(await courseOf(read, source));
  return { definitions, leftOut, courses };
}

async function courseOf(read: Read, source: RepositoryFiles): Promise<Course> {
  const stages: Stage[] = [];
  for (const [job, deeds] of Map.groupBy(read.deeds, (deed) => deed.job)) {
    const spoken: Spoken[] = [];
    for (const deed of deeds) {
      for (const said of await saidBy(deed.step, source)) spoken.push({ deed, said });
    }
    stages.push({ job, deeds, spoken });
  }
  return { read, stages };
}

/** The words of a command from its program on, whatever runs it; null where they do not name the program. */
export function wordsFrom({ words }: Said, names: ReadonlySet<string>): Said['words'] | null {
  const at = words.findIndex(({ text }) => names.has(text.slice(text.lastIndexOf('/') + 1)));
  return at === -1 ? null : words.slice(at);
}

/** The name of the action without its version, in small letters; null for a command. */
export function actionOf({ uses }: Said): string | null {
  return uses === null || uses.startsWith('docker://') ? null : (uses.split('@')[0] ?? '').toLowerCase();
}

/** An input of an action by its name, whatever the case; undefined where it is not given or empty. */
export function inputOf({ inputs }: Said, name: string): string | undefined {
  for (const [own, value] of inputs) if (own.toLowerCase() === name && value.trim() !== '') return value.trim();
  return undefined;
}
