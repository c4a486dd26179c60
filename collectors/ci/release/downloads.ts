import type { Findings } from '../../../src/core/collector.ts';
import type { Tri } from '../../../src/core/facts/base.ts';
import type { Capability } from '../../../src/core/facts/ci.ts';
import type { Observation } from '../../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { plainText } from '../../../src/core/text.ts';
import { sums, verifiers } from '../../../src/lexicon/supply-downloads.ts';
import { packagesOf } from '../../../src/lexicon/supply-packages.ts';
import { locationOf, withRefs } from '../facts/shared.ts';
import { unseenGaps } from '../facts/unseen.ts';
import type { Said } from '../follow/index.ts';
import type { Deed } from '../survey.ts';
import { type Fetched, fetchedBy } from './fetched.ts';
import { pushesIn } from './pushes.ts';
import { actionOf, type Course, coursesOf, type Spoken, type Stage } from './spoken.ts';

const mostItems = 3_000;

type Item = Omit<Observation<'supply.download'>, 'ref'>;
interface Named {
  readonly name: string;
  readonly item: Item;
}

/**
 * One item for each command of a pipeline that fetches a file or a repository from elsewhere, or takes packages by name,
 * followed to where it stands.
 * @throws {Unreadable} when the list of files, or what the repository is, cannot be had.
 */
export async function readDownloads(source: RepositoryFiles): Promise<Findings<'supply.download'>> {
  const { courses, definitions, leftOut } = await coursesOf(source);
  const found = courses.flatMap((course) => course.stages.flatMap((stage) => ofStage(course, stage)));
  const tooMany = {
    reason: 'too_large',
    detail: `${found.length - mostItems} downloads of pipelines, beyond the first ${mostItems}, were left out`,
    mend: 'keep fewer definitions, or generate them outside the folder that the forge reads',
  } as const;
  const gaps = [...leftOut, ...unseenGaps(definitions), ...(found.length > mostItems ? [tooMany] : [])];
  return { items: withRefs(found.slice(0, mostItems)), gaps };
}

function ofStage(course: Course, stage: Stage): readonly Named[] {
  const { definition } = course.read;
  if (definition.active === 'no') return [];
  return stage.spoken.flatMap((spoken, index): readonly Named[] => {
    const { deed, said } = spoken;
    const after = stage.spoken.slice(index + 1);
    const next = after.filter((one) => one.deed === deed).map((one) => one.said);
    const fetched = said.uses === null ? fetchedBy(said, next) : null;
    if (fetched === null) return ofPackages(spoken, stage, course);
    // A repository that is written back to is a place of work, not a part of a build.
    if (fetched.tool === 'git' && after.some(({ said: one }) => isPush(one))) return [];
    const at = locationOf(definition, said.at, deed.step.at);
    return [
      {
        name: `${definition.path}#${stage.job.name}:${deed.step.at.line} ${fetched.tool}`,
        item: {
          at,
          where: 'pipeline',
          path: plainText(at.path ?? definition.path),
          tool: fetched.tool,
          host: fetched.host === null ? null : plainText(fetched.host.toLowerCase()),
          checked: fetched.isFixed ? 'yes' : checkedBy(fetched, spoken, after, stage),
          piped: fetched.piped,
          inBuild: isInBuild(spoken, stage, course),
        },
      },
    ];
  });
}

/** Packages that a command takes by name: whether they end in what the job builds, or only build it, is not told. */
function ofPackages(spoken: Spoken, stage: Stage, course: Course): readonly Named[] {
  const { deed, said } = spoken;
  if (said.uses !== null || said.reached === 'no') return [];
  const found = packagesOf(said.words.map(({ text, isFixed }) => (isFixed || text.includes('$') ? text : `$${text}`)));
  if (found === null) return [];
  const { definition } = course.read;
  const at = locationOf(definition, said.at, deed.step.at);
  const path = plainText(at.path ?? definition.path);
  const inBuild = isInBuild(spoken, stage, course) === 'no' ? 'no' : 'unknown';
  return [
    {
      name: `${definition.path}#${stage.job.name}:${deed.step.at.line} ${found.tool}`,
      item: { at, where: 'pipeline', path, tool: found.tool, host: null, checked: found.fixed, piped: 'no', inBuild },
    },
  ];
}

const isPush = ({ words }: Said): boolean => words[0]?.text === 'git' && words.some(({ text }) => text === 'push');

/** Whether what came is held against a checksum or a signature afterwards; that of another file tells nothing. */
function checkedBy({ tool, file, piped }: Fetched, own: Spoken, after: readonly Spoken[], { spoken }: Stage): Tri {
  const { deed } = own;
  if (piped === 'yes') return 'no';
  if (tool === 'git') return fixedLater(after);
  const checks = after.filter(({ said }) => isCheck(said.words.map(({ text }) => text)));
  const sameStep = checks.filter((one) => one.deed === deed);
  const isNamed = file !== null && sameStep.some(({ said }) => said.words.some(({ text }) => names(text, file)));
  const others = spoken.filter((one) => one.deed === deed && one !== own && fetchedBy(one.said, []) !== null);
  if (isNamed || (sameStep.length > 0 && others.length === 0)) return 'yes';
  if (checks.length > 0) return 'unknown';
  // A sum may be compared by other means, and what was not resolved may do so.
  const mayCheck = after.some(({ said }) =>
    said.words.some(({ text }) => sums.has(text.slice(text.lastIndexOf('/') + 1))),
  );
  const isOpen = deed.done.some(({ capability }) => capability === 'unknown');
  return mayCheck || isOpen ? 'unknown' : 'no';
}

/** Whether a word is a file, or one that goes by its name: `tool.tgz.sig`. */
function names(text: string, file: string): boolean {
  const own = text.slice(0, 1000).split(/[\s/]/);
  return own.some((part) => part === file || part.startsWith(`${file}.`));
}

function isCheck(texts: readonly string[]): boolean {
  const bare = texts.slice(0, 40).map((text) => text.slice(text.lastIndexOf('/') + 1));
  const isSum =
    bare.some((text) => sums.has(text)) && texts.some((text) => /^(?:-c|--check|-[a-z]{1,4}c|--strict)$/.test(text));
  return isSum || verifiers.some((wanted) => wanted.every((word) => bare.includes(word)));
}

/** A commit of the clone is checked out by its full name. */
function fixedLater(after: readonly Spoken[]): Tri {
  const moves = after.filter(
    ({ said: { words } }) =>
      words[0]?.text === 'git' && words.some(({ text }) => /^(?:checkout|reset|switch)$/.test(text)),
  );
  if (moves.some(({ said: { words } }) => words.some(({ text }) => /^[0-9a-f]{40}$/.test(text)))) return 'yes';
  return moves.some(({ said: { words } }) => words.some(({ text, isFixed }) => !isFixed || /\$/.test(text)))
    ? 'unknown'
    : 'no';
}

const giving: ReadonlySet<Capability | 'unknown'> = new Set<Capability>(['deploy', 'apply', 'promote', 'live_edit']);

const doesAny = (deeds: readonly Deed[], wanted: (capability: Capability | 'unknown') => boolean): boolean =>
  deeds.some(({ done }) => done.some(({ capability }) => wanted(capability)));

/**
 * Whether it stands before a build in a job that delivers, or that hands on what it made to one that does: what such a build
 * takes in ends in what is delivered.
 */
function isInBuild({ deed, said }: Spoken, stage: Stage, { stages, read }: Course): Tri {
  const makes = (capability: Capability | 'unknown'): boolean => capability === 'build' || capability === 'publish';
  const gives = (one: Stage): boolean =>
    pushesIn(one).length > 0 || doesAny(one.deeds, (capability) => giving.has(capability));
  const later = stage.deeds.slice(stage.deeds.indexOf(deed) + 1);
  const inStep = stage.spoken.some(
    (one) => isAfterIn(one, deed, said, stage) && one.said.found.some(({ capability }) => makes(capability)),
  );
  const isBefore = inStep || doesAny(later, makes);
  const onward = stages.filter((one) => one.job.after === null || one.job.after.includes(stage.job.name)).filter(gives);
  const isHanded =
    uses(stage, 'actions/upload-artifact') && onward.some((one) => uses(one, 'actions/download-artifact'));
  if (isBefore && (gives(stage) || isHanded)) return 'yes';
  const isOpen = doesAny(stage.deeds, (one) => one === 'unknown') || read.pipeline.missing.length > 0;
  return isOpen || doesAny(stage.deeds, makes) ? 'unknown' : 'no';
}

const uses = ({ spoken }: Stage, action: string): boolean => spoken.some(({ said }) => actionOf(said) === action);

/** Whether a command stands after another one of the same step. */
function isAfterIn(one: Spoken, deed: Deed, said: Said, { spoken }: Stage): boolean {
  return one.deed === deed && spoken.indexOf(one) > spoken.findIndex((each) => each.said === said);
}
