import type { Findings } from '../../src/core/collector.ts';
import type { Tri } from '../../src/core/facts/base.ts';
import type { Observation } from '../../src/core/facts/index.ts';
import type { RepositoryFiles } from '../../src/core/source.ts';
import { any } from '../../src/core/tri.ts';
import { entries, get, text } from '../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../src/formats/parsed.ts';
import { sweepOf } from '../../src/formats/sweep.ts';
import type { Yaml } from '../../src/formats/yaml.ts';
import { readsReviewDates, reminderTools, tellsPeople } from '../../src/lexicon/document-reminders.ts';
import { corpusOf } from './corpus.ts';

/** A workflow of the forge, as far as it matters here. */
interface Workflow {
  readonly path: string;
  readonly isScheduled: boolean;
  /** Nobody but a person starts it. */
  readonly isByHand: boolean;
  /** The texts of each job that is not switched off. */
  readonly jobs: readonly string[];
}

const folder = /^\.(?:github|gitea|forgejo)\/workflows\/[^/]{1,200}\.ya?ml$/;
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function scalars(node: Yaml | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'list') return node.items.map(scalars).join('\n');
  if (node.type === 'map')
    return entries(node)
      .map(([key, value]) => `${key}: ${scalars(value)}`)
      .join('\n');
  return text(node) ?? '';
}

/** What runs of shell leave out: lines of comment. */
const uncommented = (script: string): string => script.replace(/^[ \t]{0,200}#.{0,4000}$/gm, '');

async function workflowAt(source: RepositoryFiles, path: string): Promise<Workflow | null> {
  const { value } = await parsed(source, path, yaml12);
  const root = value?.[0];
  if (root === undefined) return null;
  const on = get(root, 'on');
  const events = on?.type === 'map' ? entries(on).map(([name]) => name) : scalars(on).split('\n');
  const schedule = get(on, 'schedule');
  const jobs = entries(get(root, 'jobs')).filter(
    ([, job]) => !/^(?:\$\{\{)?\s*false\s*(?:\}\})?$/.test(text(get(job, 'if')) ?? ''),
  );
  return {
    path,
    isScheduled: schedule?.type === 'list' && schedule.items.length > 0,
    isByHand: events.every((event) => event === 'workflow_dispatch'),
    jobs: jobs.map(([, job]) => uncommented(scalars(job))),
  };
}

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
    if (/\.json$/.test(path) || isNamed(script) || !readsReviewDates.test(script)) continue;
    add(path, 'a script of its own', scriptRuns(path, script, workflows));
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
