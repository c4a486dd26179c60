import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { all } from '../../../src/core/tri.ts';
import { locationOf, withRefs } from '../facts/shared.ts';
import { unseenGaps } from '../facts/unseen.ts';
import { type Definition, occasions, type Step } from '../model.ts';
import { builtBy } from './built.ts';
import { nameOf } from './named.ts';
import { type Named, strongest } from './naming.ts';
import type { Release } from './path.ts';
import { proofsOf, sbomKeptDays } from './proofs.ts';
import { type Push, pushesIn } from './pushes.ts';
import { placeOf } from './registry.ts';
import { isPrivate } from './settings.ts';
import { type Course, type Courses, coursesOf } from './spoken.ts';
import { startOf } from './starts.ts';

const mostItems = 2_000;

type Item = Omit<Observation<'supply.release'>, 'ref'>;
interface Published {
  readonly name: string;
  readonly item: Item;
}

/**
 * One item for each step that publishes something: where, under what name, and what shows where it is from.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readReleases(source: RepositoryFiles): Promise<Findings<'supply.release'>> {
  const courses = await coursesOf(source);
  const found: Published[] = [];
  for (const course of courses.courses) {
    for (const stage of course.stages) {
      for (const push of pushesIn(stage)) {
        const [first] = push.spoken;
        if (first !== undefined && (await isPrivate(push.tool, first, source))) continue;
        if (found.length <= mostItems) found.push(await told(push, course, courses, source));
      }
    }
  }
  const gaps = [...courses.leftOut, ...unseenGaps(courses.definitions)];
  return { items: withRefs(found.slice(0, mostItems)), gaps: found.length > mostItems ? [...gaps, tooMany] : gaps };
}

const tooMany = {
  reason: 'too_large',
  detail: `steps that publish beyond the first ${mostItems} were left out`,
  mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
} as const;

/** Whether the source itself runs it: what only others call is theirs, and nobody knows whose. */
function activeOf({ active }: Definition, { runs }: Step): Tri {
  return all(active, occasions.some((occasion) => runs[occasion] === 'yes') ? 'yes' : 'unknown');
}

async function told(push: Push, course: Course, courses: Courses, source: RepositoryFiles): Promise<Published> {
  const { tool, publisher, form, deed, stage, at, spoken } = push;
  const { definition } = course.read;
  const first = spoken[0] ?? null;
  const place = await placeOf(publisher, tool, first, stage, source);
  const named = await namedOf(push, source);
  const start = startOf(deed.step.runs, named.onTag === 'version' && named.otherwise !== 'version');
  const release: Release = { course, stage, step: deed.step, start };
  const isCentral = place.store === 'maven_central';
  const proofs = await proofsOf({ tool, form, isCentral, spoken: first }, release, courses, source);
  return {
    name: `${plainText(definition.path)}#${stage.job.name}:${deed.step.at.line} ${tool}`,
    item: {
      at: locationOf(definition, at, deed.step.at),
      pipeline: plainText(definition.path),
      job: plainText(stage.job.name),
      active: activeOf(definition, deed.step),
      form,
      ...place,
      version: start === 'tag' ? named.onTag : start === 'unknown' ? agreed(named) : named.otherwise,
      start,
      built: builtBy(publisher, tool, form, first, release),
      ...proofs,
      sbomKeptDays: proofs.sbom === 'yes' ? sbomKeptDays(release) : null,
    },
  };
}

const agreed = ({ onTag, otherwise }: Named): Item['version'] => (onTag === otherwise ? onTag : 'unknown');

async function namedOf({ publisher, tool, stage, spoken }: Push, source: RepositoryFiles): Promise<Named> {
  // A keyword that makes a release names a tag.
  if (spoken.length === 0) return { onTag: 'version', otherwise: 'version' };
  const names: Named[] = [];
  for (const one of spoken) names.push(await nameOf(publisher, tool, one, stage, source));
  return strongest(names);
}
