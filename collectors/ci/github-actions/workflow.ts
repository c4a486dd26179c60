import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, lineOf, text, texts } from '../../../src/formats/nodes.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import type { Change, Doing, Job, Pipeline, Shell, Step } from '../model.ts';
import { bare, condition, type Run } from './condition.ts';
import { readTriggers, type Start } from './triggers.ts';

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
  const runs = triggers.runs.map((run) => ({ ...run, reaches: reachOf(jobs, run) }));
  return {
    system: 'github_actions',
    starts: triggers.starts,
    filtered: triggers.filtered,
    isOpen: false,
    jobs: entries(jobs).map(([name, job]) => readJob(name, job, runs, shell)),
    line: lineOf(root, 'on'),
  };
}

/** A run, and whether it comes to the job of a name. */
interface Reaching extends Start {
  readonly reaches: (name: string) => Tri;
}

/** Longest chain of needs that is followed. */
const longestChain = 100;

/** Whether a job runs: its own condition, and those of the jobs it needs unless it runs without them. */
function reachOf(jobs: Yaml, run: Run): (name: string) => Tri {
  const known = new Map<string, Tri>();
  const reach = (name: string, depth = 0): Tri => {
    const before = depth > longestChain ? 'unknown' : known.get(name);
    if (before !== undefined) return before;
    // Stands while its needs are followed, so that a circle ends.
    known.set(name, 'unknown');
    const job = get(jobs, name);
    const written = text(get(job, 'if'));
    const own = condition(written, run);
    const waits = written === undefined || !/always\(\)|cancelled\(\)/.test(written);
    const needs = isEmpty(get(job, 'needs')) ? [] : texts(get(job, 'needs'));
    const needed: Tri = needs === undefined ? 'unknown' : all(...needs.map((need) => reach(need, depth + 1)));
    const result = waits ? all(own, needed) : own;
    known.set(name, result);
    return result;
  };
  return reach;
}

function readJob(name: string, job: Yaml, runs: readonly Reaching[], shell: string | undefined): Job {
  const isWindows = /windows/i.test(texts(get(job, 'runs-on'))?.join(' ') ?? '');
  const usual = defaultShell(job) ?? shell ?? (isWindows ? 'pwsh' : undefined);
  const steps = get(job, 'steps');
  const items = steps?.type === 'list' ? steps.items : [];
  const seesRequest = items.some(checksOutRequest);
  const read = (doing: Doing, step?: Yaml): Step => {
    const reached = (run: Reaching): Tri =>
      all(run.starts, run.reaches(name), condition(text(get(step, 'if')), run), seesChange(run, seesRequest));
    const on = (change: Change): Tri => any(...runs.filter((run) => run.change === change).map(reached));
    return {
      runs: { changeRequest: on('changeRequest'), trunkPush: on('trunkPush') },
      blocking: not(truth(get(step, 'continue-on-error'))),
      doing,
    };
  };
  return {
    name,
    blocking: not(truth(get(job, 'continue-on-error'))),
    steps: [
      ...(get(job, 'uses') === undefined ? [] : [read({ type: 'unread' })]),
      ...items.map((step) => read(doingOf(step, text(get(step, 'shell')) ?? usual), step)),
    ],
  };
}

/** Such a run is given the base of the request, and may yet fetch its head in a way that is not followed. */
function seesChange({ event }: Run, seesRequest: boolean): Tri {
  return event === 'pull_request_target' && !seesRequest ? 'unknown' : 'yes';
}

/** Whether a step checks out the head of a change request, or its merge, by name. */
function checksOutRequest(step: Yaml): boolean {
  const ref = text(get(get(step, 'with'), 'ref')) ?? '';
  const isCheckout = /^actions\/checkout@/i.test(text(get(step, 'uses')) ?? '');
  return (
    isCheckout &&
    /github\.event\.pull_request\.(head\.(sha|ref)|merge_commit_sha)|github\.head_ref|refs\/pull\//.test(ref)
  );
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
