import { entries, get, text } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Leg } from '../model.ts';
import type { Checkout } from './checkout.ts';
import { valueIn } from './condition.ts';
import { directoryOf } from './directory.ts';
import type { Filling } from './fill.ts';
import { stepsOf } from './frame.ts';
import { keyOf, type Way } from './ways.ts';
import { fromWorkspace } from './workspace.ts';

const most = 100;
const longestValue = 1000;
const longest = 256 * 1024;
const template = /\$\{\{ {0,9}(inputs|matrix|env)\.([A-Za-z_][\w.-]{0,99}) {0,9}\}\}/gi;
/** What a shell or an action takes as one word, whatever stands around it. */
const plainValue = /^[\w./:@%+=,~-]{0,500}$/;

/** What is known of a step beside its own text. */
interface Around {
  readonly root: Yaml;
  readonly job: Yaml;
  readonly step: Yaml;
  readonly ways: readonly Way[];
  /** Folder that its script runs in, as written; `''` for an action. */
  readonly folder: string;
  /** What the steps before it checked out. */
  readonly before: readonly Checkout[];
}

/** The ways in which a step may run: one for each leg of its job and each set of inputs that a caller gives. */
export function legsOfStep({ root, job, step, ways, folder, before }: Around): readonly Leg[] {
  const handedOn = namesHandedOn(job);
  const distinct = new Map<string, Leg>();
  for (const { filling, reached } of ways) {
    const variables = new Map<string, string>();
    const expressions = new Map<string, string>();
    for (const [index, node] of [root, job, step].entries()) {
      for (const [name, value] of entries(get(node, 'env')).slice(0, most)) {
        const written = text(value);
        const full = written === undefined ? undefined : fill(written, filling, variables);
        const isOpen =
          full === undefined || full.length > longestValue || /\$\{\{(?! ?github\.workspace ?\}\})/.test(full);
        // What an earlier step hands on by a file of the runner's holds over all but the step's own.
        if (isOpen || (index < 2 && handedOn(name))) variables.delete(name);
        else variables.set(name, full);
        if (isOpen && full !== undefined && full.length <= longestValue) expressions.set(name, full);
        else expressions.delete(name);
      }
    }
    const told = fill(folder, filling, variables);
    const key = keyOf(filling);
    const leg = {
      key,
      fill: (written: string) => fill(written, filling, variables),
      variables,
      expressions,
      directory: directoryOf(fromWorkspace(told), before),
      ...(reached === 'yes' ? {} : { reached }),
    };
    distinct.set(key, leg);
  }
  return [...distinct.values()];
}

function fill(written: string, { inputs, matrix }: Filling, variables: ReadonlyMap<string, string>): string {
  if (written.length > longest || !written.includes('${{')) return written;
  return written.replaceAll(template, (whole, context: string, name: string) => {
    if (context.toLowerCase() === 'env') return plain(variables.get(name), whole);
    const values = context.toLowerCase() === 'inputs' ? inputs : matrix;
    const value = values === null ? undefined : (valueIn(values, name) ?? '');
    return plain(typeof value === 'boolean' ? String(value) : value, whole);
  });
}

function plain(value: unknown, otherwise: string): string {
  return typeof value === 'string' && plainValue.test(value) ? value : otherwise;
}

/** Whether a step of a job may set a variable for those after it. */
function namesHandedOn(job: Yaml): (name: string) => boolean {
  const scripts = stepsOf(job)
    .map((one) => text(get(one, 'run')) ?? '')
    .filter((run) => run.includes('GITHUB_ENV'));
  return (name) => scripts.some((run) => run.includes(`${name}=`) || run.includes(`${name}<<`));
}
