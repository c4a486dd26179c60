import type { RepositoryFiles } from '../../src/core/source.ts';
import { entries, get, text } from '../../src/formats/nodes.ts';
import { parsed, yaml12 } from '../../src/formats/parsed.ts';
import { isShell, parseShell } from '../../src/formats/shell/index.ts';
import type { Yaml } from '../../src/formats/yaml.ts';

/** A workflow of the forge, as far as it matters to who is reminded of something. */
export interface Workflow {
  readonly path: string;
  readonly isScheduled: boolean;
  /** Nobody but a person starts it. */
  readonly isByHand: boolean;
  /** What each job that is not switched off runs: commands and actions, without comments and what is only printed. */
  readonly jobs: readonly string[];
}

/** Programs that only print, or do nothing. */
const idle: ReadonlySet<string> = new Set(['echo', 'printf', 'true', 'false', ':', '#']);
const never = /^(?:\$\{\{)?\s*false\s*(?:\}\})?$/;

/** The texts of a node, one to a line. */
function scalars(node: Yaml | undefined): string {
  if (node === undefined) return '';
  if (node.type === 'list') return node.items.map(scalars).join('\n');
  if (node.type === 'map')
    return entries(node)
      .map(([key, value]) => `${key}: ${scalars(value)}`)
      .join('\n');
  return text(node) ?? '';
}

/** A script of another language without its lines of comment. */
const uncommented = (script: string): string => script.replace(/^[ \t]{0,200}(?:#|\/\/).{0,4000}$/gm, '');

/** What a script of a shell runs, a line for each command; comments and what is only printed are left out. */
function commandsIn(script: string): string {
  const read = parseShell(script, { errexit: true, pipefail: false });
  if (read === null) return uncommented(script);
  const all = [...read.commands, ...[...read.functions.values()].flat()];
  return all
    .filter(({ words, pipe }) => !idle.has(words[0]?.text ?? '') || pipe !== undefined)
    .map(({ words, assignments }) =>
      [...assignments.map(({ name, value }) => `${name}=${value.text}`), ...words.map((word) => word.text)].join(' '),
    )
    .join('\n');
}

/** What a script in a file runs, by the ending of its name. */
export function programIn(path: string, script: string): string {
  return /\.(?:sh|bash)$/.test(path) ? commandsIn(script) : uncommented(script);
}

const isOff = (node: Yaml): boolean => never.test(text(get(node, 'if')) ?? '');

function stepText(step: Yaml): string {
  if (isOff(step)) return '';
  const run = text(get(step, 'run'));
  const shell = text(get(step, 'shell'));
  const script = run === undefined ? '' : shell === undefined || isShell(shell) ? commandsIn(run) : uncommented(run);
  const names = ['uses', 'with', 'env'].map((key) =>
    get(step, key) === undefined ? '' : `${key}: ${scalars(get(step, key))}`,
  );
  return [...names, script].filter((one) => one !== '').join('\n');
}

function jobText(job: Yaml): string {
  const steps = get(job, 'steps');
  const own = steps?.type === 'list' ? steps.items.map(stepText) : [];
  return [text(get(job, 'uses')) ?? '', scalars(get(job, 'env')), scalars(get(job, 'with')), ...own].join('\n');
}

/** Days of each month, in a leap year. */
const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the time of a schedule ever comes: there is no 30 February. */
function mayCome(cron: string): boolean {
  const [, , day = '*', month = '*', weekday = '*'] = cron.trim().split(/\s+/, 5);
  const most = /^\d{1,2}$/.test(month) ? days[Number(month) - 1] : 31;
  return most !== undefined && (weekday !== '*' || !/^\d{1,2}$/.test(day) || Number(day) <= most);
}

/** The workflow at a path; null where there is none, or it cannot be read. */
export async function workflowAt(source: RepositoryFiles, path: string): Promise<Workflow | null> {
  const { value } = await parsed(source, path, yaml12);
  const root = value?.[0];
  if (root === undefined) return null;
  const on = get(root, 'on');
  const events = on?.type === 'map' ? entries(on).map(([name]) => name) : scalars(on).split('\n');
  const schedule = get(on, 'schedule');
  return {
    path,
    isScheduled: schedule?.type === 'list' && schedule.items.some((one) => mayCome(text(get(one, 'cron')) ?? '')),
    isByHand: events.every((event) => event === 'workflow_dispatch'),
    jobs: entries(get(root, 'jobs'))
      .filter(([, job]) => !isOff(job))
      .map(([, job]) => jobText(job)),
  };
}
