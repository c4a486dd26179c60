import type { Tri } from '../../../src/core/facts/base.ts';
import { all, any, not, tri } from '../../../src/core/tri.ts';
import { entries, get, isEmpty, text } from '../../../src/formats/nodes.ts';
import { parseYaml, type Yaml } from '../../../src/formats/yaml.ts';
import { neutralTemplates } from '../../../src/lexicon/actions.ts';
import type { Change, Job, PerChange, Pipeline, Step } from '../model.ts';
import { onlyLets, rulesLet, type Setting, type Situation, startsByItself } from './rules.ts';

/** Keys at the root that are no jobs. */
const globals = new Set(
  'after_script before_script cache default image include pages:deploy services spec stages types variables workflow'.split(
    ' ',
  ),
);

/** A job and when it starts; `untouched`: for a change that no `changes:` of its asks for. */
interface Started {
  readonly job: Job;
  readonly starts: (situation: Situation) => Tri;
  readonly untouched: (situation: Situation) => Tri;
  readonly isManual: boolean;
}

/** A branch's pipeline is shown, and can be required, on the change request of that branch. */
const situationsOf: Readonly<Record<Change, readonly Situation[]>> = {
  changeRequest: ['request', 'topicPush'],
  trunkPush: ['trunkPush'],
};

/**
 * A `.gitlab-ci.yml` as a pipeline, its rules judged against `trunk`; null when it is malformed or no such file.
 * Includes, `extends` and `!reference` are not followed: what they may bring is unknown.
 * https://docs.gitlab.com/ci/yaml/
 */
export function readGitlabCi(source: string, trunk: string | null): Pipeline | null {
  const documents = parseYaml(source, '1.1');
  // A first document may declare inputs (`spec:`).
  const root = documents?.at(-1);
  if (documents === null || documents.length > 2 || root?.type !== 'map') return null;
  const isOpen = hasIncludes(get(root, 'include'));
  const jobs = entries(root)
    .filter(([name, value]) => !name.startsWith('.') && !globals.has(name) && value.type === 'map')
    .map(([name, value]) => readJob(name, value, root, isOpen, trunk));
  const starts = (...situations: readonly Situation[]): Tri =>
    any(...jobs.flatMap((job) => situations.map(job.starts)), isOpen ? 'unknown' : 'no');
  return {
    system: 'gitlab_ci',
    starts: {
      changeRequest: starts(...situationsOf.changeRequest),
      trunkPush: starts(...situationsOf.trunkPush),
      // Whether a schedule exists is kept on the server.
      schedule: all('unknown', starts('schedule')),
      tag: starts('tag'),
      manual: any(starts('manual'), tri(jobs.some((job) => job.isManual))),
    },
    filtered: {
      changeRequest: pathFilter(jobs, isOpen, 'changeRequest'),
      trunkPush: pathFilter(jobs, isOpen, 'trunkPush'),
    },
    isOpen,
    jobs: jobs.map(({ job }) => job),
    line: 1,
  };
}

/** Whether `include:` may bring more than the scans of GitLab's own templates. */
function hasIncludes(include: Yaml | undefined): boolean {
  if (isEmpty(include) || include === undefined) return false;
  const items = include.type === 'list' ? include.items : [include];
  return !items.every((item) => {
    const template = text(get(item, 'template'));
    return template !== undefined && neutralTemplates.some((prefix) => template.startsWith(prefix));
  });
}

function readJob(name: string, job: Yaml, root: Yaml, isOpen: boolean, trunk: string | null): Started {
  const inherits = get(job, 'extends') !== undefined;
  const startsWhen = (touched: boolean) => (situation: Situation) =>
    all(workflowLets(root, isOpen, { situation, trunk, touched }), jobLets(job, root, { situation, trunk, touched }));
  const starts = startsWhen(true);
  const on = (change: Change): Tri => any(...situationsOf[change].map(starts));
  return {
    job: {
      name,
      blocking: blockingOf(job, inherits),
      steps: stepsOf(job, root, inherits, { changeRequest: on('changeRequest'), trunkPush: on('trunkPush') }),
    },
    starts,
    untouched: startsWhen(false),
    isManual: text(get(job, 'when')) === 'manual',
  };
}

function workflowLets(root: Yaml, isOpen: boolean, setting: Setting): Tri {
  const rules = get(get(root, 'workflow'), 'rules');
  if (rules !== undefined) return rulesLet(rules, setting, undefined);
  return isOpen ? 'unknown' : 'yes';
}

function jobLets(job: Yaml, root: Yaml, setting: Setting): Tri {
  const rules = get(job, 'rules');
  const [only, except, when] = ['only', 'except', 'when'].map((key) => get(job, key));
  if (rules !== undefined) return rulesLet(rules, setting, when);
  if (get(job, 'extends') !== undefined) return 'unknown';
  const own = startsByItself(when);
  // Where `workflow:rules` decide, jobs without rules run in every pipeline, those of merge requests too.
  if (only === undefined && except === undefined && get(get(root, 'workflow'), 'rules') !== undefined) return own;
  return all(own, onlyLets(only, except, setting));
}

function blockingOf(job: Yaml, inherits: boolean): Tri {
  const rules = get(job, 'rules');
  const inRules = rules?.type === 'list' && rules.items.some((rule) => text(get(rule, 'allow_failure')) === 'true');
  const allowed = get(job, 'allow_failure');
  if (isEmpty(allowed)) return inRules || inherits ? 'unknown' : 'yes';
  const written = text(allowed);
  return written === 'true' || written === 'false'
    ? all(not(tri(written === 'true')), inRules ? 'unknown' : 'yes')
    : 'unknown';
}

function stepsOf(job: Yaml, root: Yaml, inherits: boolean, runs: PerChange): readonly Step[] {
  const before = get(job, 'before_script') ?? get(get(root, 'default'), 'before_script') ?? get(root, 'before_script');
  const script = get(job, 'script');
  const isCall = ['trigger', 'run'].some((key) => get(job, key) !== undefined) || (script === undefined && inherits);
  // One shell runs both: an `exit` or `set` in the first reaches into the second.
  const lines: string[] = [];
  const isRead = [before, script].map((part) => isEmpty(part) || addLines(part, lines)).every((one) => one);
  const step = (doing: Step['doing']): Step => ({ runs, blocking: 'yes', doing });
  return [
    // The runner sets `errexit`, and `pipefail` in every shell that has it.
    step({ type: 'script', text: lines.join('\n'), shell: 'pipefail' }),
    // A `!reference` among the lines is a call too.
    ...(isCall || !isRead ? [step({ type: 'unread' })] : []),
  ];
}

function addLines(node: Yaml | undefined, lines: string[]): boolean {
  if (node === undefined || node.type === 'map' || node.tag !== null) return false;
  if (node.type === 'list') return node.items.map((item) => addLines(item, lines)).every((isRead) => isRead);
  lines.push(text(node) ?? '');
  return true;
}

/** Paths leave changes out where they decide on every job that the occasion starts. */
function pathFilter(jobs: readonly Started[], isOpen: boolean, change: Change): Tri {
  const on = (starts: Started['starts']): Tri => any(...situationsOf[change].map(starts));
  const found = jobs.filter((job) => on(job.starts) !== 'no').map((job): Tri => not(on(job.untouched)));
  if (found.includes('no')) return found.includes('yes') ? 'unknown' : 'no';
  return found.length === 0 ? (isOpen ? 'unknown' : 'no') : all(...found, isOpen ? 'unknown' : 'yes');
}
