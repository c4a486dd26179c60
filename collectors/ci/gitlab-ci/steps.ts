import type { Tri } from '../../../src/core/facts/base.ts';
import { entries, get, isEmpty, text, texts } from '../../../src/formats/nodes.ts';
import type { Yaml } from '../../../src/formats/yaml.ts';
import type { Doing, Occasions, Place, Shell, Step } from '../model.ts';
import type { Frame } from './presence.ts';
import { keyPlace, shortName, viaOf } from './reading.ts';
import type { Extended } from './resolve.ts';
import { type Script, scriptOf } from './script.ts';
import { keyOf } from './sheet.ts';

/** A job to be told in steps. */
export interface Subject {
  readonly name: string;
  readonly at: Place;
  readonly extended: Extended;
  readonly runs: Occasions;
  /** The same where what lies there is what the occasion is about. */
  readonly sees: Occasions;
  /** Whether a person can start it on a branch other than trunk. */
  readonly aside: Tri;
}

const mostSteps = 100;

/** The lines that a job runs first, in one shell: an `exit` or `set` in `before_script` reaches into `script`. */
export function mainScript({ reading, sheet }: Frame, { job }: Extended): Script {
  return scriptOf(reading, [keyOf(sheet, job, 'before_script'), get(job, 'script')]);
}

/** What a job does, in order; what it starts elsewhere (`trigger:`) is not among it. */
export function stepsOf(frame: Frame, subject: Subject, main: Script): readonly Step[] {
  const { reading, sheet } = frame;
  const { name, extended } = subject;
  const { job } = extended;
  const shell = shellOf(keyOf(sheet, job, 'tags'));
  const afterwards = scriptOf(reading, [keyOf(sheet, job, 'after_script')]);
  const keyword = (key: string): Step[] => {
    const isSet = job.entries.has(key) && text(get(job, key)) !== 'false';
    const isMeant = isSet || (key === 'pages' && name === 'pages' && !job.entries.has(key));
    const at = isSet ? keyPlace(reading, job, key) : subject.at;
    return isMeant ? [stepOf(frame, subject, at, { type: 'template', name: `keyword:${key}` })] : [];
  };
  return [
    ...ofScript(frame, subject, main, shell, 'yes'),
    ...ofRun(frame, subject, shell),
    ...(hasWork(job) ? [] : withoutScript(frame, subject)),
    ...keyword('release'),
    ...keyword('pages'),
    // It runs whatever became of the script, in a shell of its own, and its failure is only shown.
    ...ofScript(frame, subject, afterwards, shell, 'no'),
  ];
}

/** A step of a job at a place. */
export function stepOf(
  { reading }: Frame,
  { runs, sees, aside }: Subject,
  at: Place,
  doing: Doing,
  blocking: Tri = 'yes',
): Step {
  return { name: null, at, runs, sees, onOtherBranch: () => aside, blocking, doing, via: viaOf(reading, at) };
}

const hasWork = (job: Yaml): boolean => ['script', 'run', 'trigger'].some((key) => get(job, key) !== undefined);

/** The runner sets `errexit`, and `pipefail` in every shell that has it; runners for Windows are named so by their tags. */
function shellOf(tags: Yaml | undefined): Shell {
  const words = tags?.type === 'list' ? tags.items.flatMap((tag) => texts(tag) ?? namesIn(tag)) : [];
  return words.some((word) => /windows|powershell|pwsh/i.test(word.slice(0, 200))) ? 'foreign' : 'pipefail';
}

/** The words of a reference that was not resolved. */
const namesIn = (tag: Yaml): readonly string[] =>
  tag.type === 'list' ? tag.items.map((item) => text(item) ?? '') : [];

function ofScript(frame: Frame, subject: Subject, script: Script, shell: Shell, blocking: Tri): readonly Step[] {
  const [first] = script.lines;
  const at = first?.at ?? subject.at;
  const via = [...new Set(script.lines.flatMap((one) => viaOf(frame.reading, one.at)))];
  const doing: Doing = { type: 'script', text: script.text, shell, directory: '', lines: script.lines };
  return [
    ...(script.text.trim() === '' ? [] : [{ ...stepOf(frame, subject, at, doing, blocking), via }]),
    ...(script.unread === null ? [] : [unreadStep(frame, subject, at, script.unread, blocking)]),
  ];
}

function unreadStep(frame: Frame, subject: Subject, at: Place, what: string, blocking: Tri = 'yes'): Step {
  const why = what.startsWith('!') ? (frame.sheet.isOpen ? 'unresolved_include' : 'absent') : 'too_large';
  return stepOf(frame, subject, at, { type: 'unread', what: shortName(what), why }, blocking);
}

/** https://docs.gitlab.com/ci/steps/ */
function ofRun(frame: Frame, subject: Subject, shell: Shell): readonly Step[] {
  const { job } = subject.extended;
  const run = get(job, 'run');
  if (run === undefined) return [];
  const at = keyPlace(frame.reading, job, 'run');
  const items = run.type === 'list' ? run.items.slice(0, mostSteps) : [];
  const isWhole = run.type === 'list' && run.tag === null && run.items.length <= mostSteps;
  const steps = items.flatMap((item) => {
    const script = get(item, 'script');
    if (script !== undefined) return ofScript(frame, subject, scriptOf(frame.reading, [script]), shell, 'yes');
    const what = text(get(item, 'step')) ?? text(get(item, 'action')) ?? 'run';
    return [stepOf(frame, subject, at, { type: 'unread', what: shortName(what), why: 'unresolved_include' })];
  });
  const rest: Doing = { type: 'unread', what: 'run', why: 'too_large' };
  return isWhole ? steps : [...steps, stepOf(frame, subject, at, rest)];
}

/** A job without a script takes it from files that were not read, or from a template that it adjusts. */
function withoutScript(frame: Frame, subject: Subject): readonly Step[] {
  const { sheet, reading } = frame;
  const { job, isWhole } = subject.extended;
  const unread = (
    what: string,
    why: 'unresolved_include' | 'absent' | 'malformed',
    at = subject.at,
  ): readonly Step[] => [stepOf(frame, subject, at, { type: 'unread', what: shortName(what), why })];
  const isElsewhere = sheet.isOpen ? 'unresolved_include' : 'absent';
  if (!isWhole) return unread(namesOf(get(job, 'extends')), isElsewhere, keyPlace(reading, job, 'extends'));
  if (sheet.isOpen) return unread(subject.name, 'unresolved_include');
  // The template's own job stands for what it does.
  return sheet.templates.length > 0 ? [] : unread(subject.name, 'malformed');
}

function namesOf(bases: Yaml | undefined): string {
  if (bases === undefined || isEmpty(bases)) return 'extends';
  if (bases.type === 'list') return bases.items.map((item) => text(item) ?? '?').join(', ');
  return bases.type === 'map'
    ? entries(bases)
        .map(([key]) => key)
        .join(', ')
    : (text(bases) ?? 'extends');
}
