import type { Tri } from '../../../src/core/facts/base.ts';
import type { RepositoryFiles } from '../../../src/core/source.ts';
import { all, any, not } from '../../../src/core/tri.ts';
import type { Trouble } from '../../../src/formats/parsed.ts';
import type { Change, Pipeline } from '../model.ts';
import { pathFiltersOf } from '../path-filter.ts';
import { distinct } from './distinct.ts';
import { gather, nothing } from './include.ts';
import { noInputs } from './inputs.ts';
import { each } from './order.ts';
import { type Told, tell } from './pipeline.ts';
import { occasionsOf, presenceIn, workflowLets } from './presence.ts';
import { keyPlace, type Reading } from './reading.ts';
import type { Situation } from './setting.ts';

const situationsOf: Readonly<Record<Change, readonly Situation[]>> = {
  changeRequest: ['request', 'topicPush'],
  trunkPush: ['trunkPush'],
};

/**
 * A `.gitlab-ci.yml` with all that it includes as a pipeline, its rules judged against `trunk`; else why it cannot be read.
 * https://docs.gitlab.com/ci/yaml/
 */
export async function readGitlabCi(
  source: RepositoryFiles,
  path: string,
  trunk: string | null,
): Promise<Pipeline | Trouble> {
  const reading: Reading = {
    source,
    path,
    trunk,
    origins: new WeakMap(),
    references: [],
    conditions: { texts: new Map(), rules: new WeakMap(), files: await pathFiltersOf(source) },
    spent: { files: 0, includeDepth: 0, nodes: 0, jobs: 0, mergedEntries: 0, letters: 0 },
  };
  const gathered = nothing();
  const file = { source, prefix: '', path };
  const trouble = await gather(reading, gathered, file, noInputs, { chain: [], isConditional: false });
  return trouble ?? pipelineOf(reading, await tell(reading, gathered));
}

function pipelineOf(reading: Reading, told: Told): Pipeline {
  const { frame, drafts, jobs, missing } = told;
  const { root, templates } = frame.sheet;
  const isOpen = missing.length > 0;
  const rest = (situation: Situation): Tri =>
    any(isOpen ? 'unknown' : 'no', templates.length > 0 ? all('unknown', workflowLets(frame, situation)) : 'no');
  const starts = each((situation) => ({
    itself: any(...drafts.map((draft) => draft.presence[situation].itself), rest(situation)),
    hand: any(...drafts.map((draft) => draft.presence[situation].hand)),
    holds: 'no',
  }));
  const workflow = keyPlace(reading, root, 'workflow');
  return {
    system: 'gitlab_ci',
    starts: occasionsOf(starts),
    filtered: {
      changeRequest: pathFilter(told, 'changeRequest'),
      trunkPush: pathFilter(told, 'trunkPush'),
    },
    missing,
    jobs,
    // Many jobs run in one image.
    references: distinct(reading.references, (one) => JSON.stringify([one.form, one.name, one.pin, one.resolution])),
    line: root.entries.has('workflow') && workflow.path === reading.path ? workflow.line : 1,
  };
}

/** Paths leave changes out where they decide on every job that the occasion starts. */
function pathFilter({ frame, drafts, missing }: Told, change: Change): Tri {
  const on = (judge: (situation: Situation) => Tri): Tri => any(...situationsOf[change].map(judge));
  const isOpen = missing.length > 0 || frame.sheet.templates.length > 0;
  const found = drafts
    .filter(({ presence }) => on((situation) => presence[situation].itself) !== 'no')
    .map(({ extended }): Tri => not(on((situation) => presenceIn(frame, extended, situation, false).itself)));
  if (found.includes('no')) return found.includes('yes') ? 'unknown' : 'no';
  return found.length === 0 ? (isOpen ? 'unknown' : 'no') : all(...found, isOpen ? 'unknown' : 'yes');
}
