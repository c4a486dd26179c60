import type { Findings } from '../../src/core/collector.ts';
import type { Tri } from '../../src/core/facts/base.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { any } from '../../src/core/tri.ts';
import { sweepOf } from '../../src/formats/sweep.ts';
import { readsReviewDates, reminderTools, tellsPeople } from '../../src/lexicon/document-reminders.ts';
import { corpusOf } from './corpus.ts';
import { programIn, type Workflow, workflowAt } from './workflow.ts';

const folder = /^\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,200}\.ya?ml$/;
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Whether a tool that a workflow mentions is run by itself there. */
function runs(workflow: Workflow, words: RegExp): Tri {
  if (!workflow.jobs.some((job) => words.test(job))) return 'no';
  if (workflow.isScheduled) return 'yes';
  return workflow.isByHand ? 'no' : 'unknown';
}

type Item = Observation<'docs.reminder'>;

/** `docs.reminder`: what tells by itself that documents are due for review. */
export async function readReminders(source: RepositoryFiles): Promise<Findings<'docs.reminder'>> {
  const [sweep, corpus] = await Promise.all([sweepOf(source), corpusOf(source)]);
  const marked = await Promise.all(
    sweep.marked('review_reminder').map(async (path) => ({ path, text: (await sweep.textOf(path)) ?? '' })),
  );
  const paths = sweep.own.filter((path) => folder.test(path));
  const workflows = (await Promise.all(paths.map((path) => workflowAt(source, path)))).filter((one) => one !== null);
  const items: Item[] = [];
  const add = (path: string, tool: string, told: Tri): void => {
    items.push({ ref: `${path}#${tool}`, at: { commit: corpus.commit, path, line: null }, tool, runs: told });
  };
  for (const { tool, words } of reminderTools) {
    for (const file of marked.filter((one) => words.test(one.text))) {
      const workflow = workflows.find(({ path }) => path === file.path);
      add(file.path, tool, workflow === undefined ? 'unknown' : runs(workflow, words));
    }
    const prose = corpus.texts.find((one) => words.test(one.text));
    if (prose !== undefined && !items.some((item) => item.tool === tool)) add(prose.path, tool, 'unknown');
  }
  const isNamed = (words: string): boolean => reminderTools.some((one) => one.words.test(words));
  for (const { path, text: script } of marked) {
    const own = workflows.find((workflow) => workflow.path === path);
    const program = own === undefined ? programIn(path, script) : own.jobs.join('\n');
    if (/\.json$/.test(path) || isNamed(script) || !readsReviewDates.test(program)) continue;
    add(path, 'a script of its own', scriptRuns(path, program, workflows));
  }
  return { items: items.sort((a, b) => (a.ref < b.ref ? -1 : 1)), gaps: [] };
}

/** A script tells somebody if it, or what runs it, does; one that no workflow names may be run elsewhere. */
function scriptRuns(path: string, script: string, workflows: readonly Workflow[]): Tri {
  const own = workflows.find((workflow) => workflow.path === path);
  const callers =
    own === undefined ? workflows.filter(({ jobs }) => jobs.some((job) => job.includes(nameOf(path)))) : [own];
  const tells = (workflow: Workflow): boolean =>
    tellsPeople.test(script) || workflow.jobs.some((job) => tellsPeople.test(job));
  const told = callers.map(
    (workflow): Tri => (workflow.isScheduled && workflow.jobs.length > 0 && tells(workflow) ? 'yes' : 'unknown'),
  );
  return told.length === 0 ? 'unknown' : any(...told);
}
