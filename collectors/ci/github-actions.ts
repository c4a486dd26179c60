import type { Tri } from '../../src/core/facts/base.ts';
import { bare, condition, type Run } from './github-condition.ts';
import { readTriggers } from './github-triggers.ts';
import { entries, get, isEmpty, lineOf, text, texts } from './nodes.ts';
import type { Doing, Job, Pipeline, Shell, Step } from './pipeline.ts';
import { all, not, tri } from './tri.ts';
import { parseYaml, type Yaml } from './yaml.ts';

/**
 * A workflow file as a pipeline, its filters judged against `trunk`; null when it is malformed or no workflow.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
export function readWorkflow(source: string, trunk: string | null): Pipeline | null {
  const documents = parseYaml(source, '1.2');
  const root = documents?.[0];
  if (documents?.length !== 1 || root?.type !== 'map') return null;
  const triggers = readTriggers(get(root, 'on'), trunk);
  const jobs = get(root, 'jobs');
  if (triggers === undefined || jobs?.type !== 'map') return null;
  const shell = defaultShell(root);
  const reach = reachOf(jobs, triggers.runs);
  return {
    system: 'github_actions',
    starts: triggers.starts,
    pathFiltered: triggers.pathFiltered,
    isOpen: false,
    jobs: entries(jobs).map(([name, job]) =>
      readJob(name, job, all(triggers.mayRun, reach(name)), triggers.runs, shell),
    ),
    line: lineOf(root, 'on'),
  };
}

/** Longest chain of needs that is followed. */
const longestChain = 100;

/** Whether a job runs: its own condition, and those of the jobs it needs unless it runs without them. */
function reachOf(jobs: Yaml, runs: readonly Run[]): (name: string) => Tri {
  const known = new Map<string, Tri>();
  const reach = (name: string, depth = 0): Tri => {
    const before = depth > longestChain ? 'unknown' : known.get(name);
    if (before !== undefined) return before;
    // Stands while its needs are followed, so that a circle ends.
    known.set(name, 'unknown');
    const job = get(jobs, name);
    const written = text(get(job, 'if'));
    const own = condition(written, runs);
    const waits = written === undefined || !/always\(\)|cancelled\(\)/.test(written);
    const needs = isEmpty(get(job, 'needs')) ? [] : texts(get(job, 'needs'));
    const needed: Tri = needs === undefined ? 'unknown' : all(...needs.map((need) => reach(need, depth + 1)));
    const result = waits ? all(own, needed) : own;
    known.set(name, result);
    return result;
  };
  return reach;
}

function readJob(name: string, job: Yaml, runs: Tri, events: readonly Run[], shell: string | undefined): Job {
  const steps = get(job, 'steps');
  const isWindows = /windows/i.test(texts(get(job, 'runs-on'))?.join(' ') ?? '');
  const usual = defaultShell(job) ?? shell ?? (isWindows ? 'pwsh' : undefined);
  return {
    name,
    runs,
    blocking: not(truth(get(job, 'continue-on-error'))),
    steps: [
      ...(get(job, 'uses') === undefined ? [] : [{ runs: 'yes', blocking: 'yes', doing: { type: 'unread' } } as const]),
      ...(steps?.type === 'list' ? steps.items.map((step) => readStep(step, events, usual)) : []),
    ],
  };
}

function readStep(step: Yaml, events: readonly Run[], usual: string | undefined): Step {
  return {
    runs: condition(text(get(step, 'if')), events),
    blocking: not(truth(get(step, 'continue-on-error'))),
    doing: doingOf(step, text(get(step, 'shell')) ?? usual),
  };
}

function doingOf(step: Yaml, shell: string | undefined): Doing {
  const uses = text(get(step, 'uses'));
  const run = text(get(step, 'run'));
  const dialect = shellOf(shell);
  if (run !== undefined) return dialect === null ? { type: 'unread' } : { type: 'script', text: run, shell: dialect };
  if (uses === undefined) return { type: 'unread' };
  const inputs = entries(get(step, 'with')).flatMap(([key, value]) => {
    const written = text(value);
    return written === undefined ? [] : [[key, written] as const];
  });
  return { type: 'action', uses, inputs: new Map(inputs) };
}

/** Left out, `bash -e` runs the lines; named, `bash` also looks into pipes. Null for what is no shell, such as `python`. */
function shellOf(shell: string | undefined): Shell | null {
  if (shell === undefined || shell === 'sh') return 'errexit';
  if (shell === 'bash') return 'pipefail';
  const isPosix = /^(ba|da|z)?sh\s/.test(shell) && /\s-[a-z]*e/.test(shell);
  if (!isPosix) return /^(pwsh|powershell|cmd)\b/.test(shell) ? 'foreign' : null;
  return shell.includes('pipefail') ? 'pipefail' : 'errexit';
}

function defaultShell(node: Yaml): string | undefined {
  return text(get(get(get(node, 'defaults'), 'run'), 'shell'));
}

/** A switch that is off unless written; an expression is `unknown`. */
function truth(node: Yaml | undefined): Tri {
  if (isEmpty(node)) return 'no';
  const written = bare(text(node) ?? '');
  return written === 'true' || written === 'false' ? tri(written === 'true') : 'unknown';
}
