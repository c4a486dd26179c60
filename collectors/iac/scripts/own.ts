import type { Tri } from '../../../src/core/facts/base.ts';
import type { Command, Word } from '../../../src/formats/shell/index.ts';
import { environmentInPath } from '../../../src/lexicon/environment-folders.ts';
import { environmentOf } from '../../../src/lexicon/environments.ts';
import { commandPrograms } from '../../../src/lexicon/iac-commands.ts';
import {
  accountFlags,
  comparedName,
  environmentFlags,
  openPath,
  placeholder,
  trialCommands,
  trialPath,
  trialPrograms,
  trialText,
} from '../../../src/lexicon/iac-trials.ts';
import type { Applied } from './follow.ts';

/** Environments that are a machine of a developer, or there to be shown, and folders of what pipelines run. */
const notLasting = /^(?:local|localdev|localhost|demo|playground|example|sample|ci|integration)$/i;
const longestLine = 1000;
/** In the name of a script these are said of what somebody works on. */
const ofWork = /(?:^|[-_.])(?:dev|develop|development|tests?|testing|local|lab|training)\d{0,3}(?:[-_.]|$)/i;

/** Whether a command makes or uses a cluster or cloud of one machine. */
function isTrial(words: readonly Word[]): boolean {
  const [first, second] = words;
  if (first === undefined) return false;
  return trialPrograms.has(first.text) || trialCommands.includes(`${first.text} ${second?.text ?? ''}`);
}

/** Whether what makes or changes infrastructure is told to do so on one machine; from there Ansible may call a cloud. */
export function isOnOneMachine({ tool, words }: Pick<Applied, 'tool' | 'words'>): boolean {
  return tool !== 'ansible' && words.some(({ text }) => trialText.test(text.slice(0, 500)));
}

/** Whether Ansible is told to do on the machine that it is started on whatever it does. */
export function isFromHere({ tool, words }: Pick<Applied, 'tool' | 'words'>): boolean {
  return tool === 'ansible' && words.some(({ text }) => /^(?:--?\w{1,20}=)?(?:localhost|127\.0\.0\.1),?$/.test(text));
}

/** The lasting environment that a command names by a flag that is there for it; null where it names none. */
export function environmentNamed(words: readonly Word[]): string | null {
  for (const [at, { text }] of words.entries()) {
    const [flag = '', inline] = text.split('=', 2);
    if (!environmentFlags.has(flag)) continue;
    const value = inline ?? words[at + 1]?.text ?? '';
    const said = (
      value.includes('/')
        ? environmentInPath(value.replace(/^(?:\.{1,2}\/)+/, ''))
        : environmentOf(value.replace(/\.[a-z.]{1,12}$/i, ''))
    )?.name;
    if (said !== undefined && !notLasting.test(said) && !said.includes('$')) return said;
  }
  return null;
}

/**
 * Whether a script is for this source's own environments: yes where it names one, no for trials and tests, unknown
 * where nothing tells.
 */
export function ownership(path: string, text: string, commands: readonly Command[], applied: readonly Applied[]): Tri {
  if (trialPath.test(path) || commands.some(({ words }) => isTrial(words))) return 'no';
  if (applied.some(isOnOneMachine)) return 'no';
  if (applied.some(isFromHere)) return 'unknown';
  if (openPath.test(path)) return 'unknown';
  const inPath = (one: string): boolean => {
    const found = environmentInPath(one);
    return found !== null && !found.isPreview && !notLasting.test(found.name) && !ofWork.test(found.name);
  };
  const isNamed = applied.some(
    (one) => environmentNamed(one.words) !== null || (one.path !== null && inPath(one.path)),
  );
  const isSomebodys = commands.some(({ words }) => namesAccount(words));
  return isNamed || isSomebodys || inPath(path) || tellsEnvironmentsApart(text) ? 'yes' : 'unknown';
}

/** Whether a command of a cloud names an account, project or cluster that is no placeholder. */
function namesAccount(words: readonly Word[]): boolean {
  const [program] = words;
  if (program === undefined || !commandPrograms.has(program.text)) return false;
  return words.some(({ text }, at) => {
    const [flag = '', inline] = text.split('=', 2);
    if (!accountFlags.has(flag)) return false;
    const value = inline ?? (words[at + 1]?.isFixed === true ? words[at + 1]?.text : undefined);
    return value !== undefined && value.length > 2 && !value.startsWith('-') && !placeholder.test(value);
  });
}

/** Whether a script does one thing in one environment and another in another. */
function tellsEnvironmentsApart(text: string): boolean {
  const names = new Set<string>();
  for (const line of text.split('\n')) {
    if (line.length > longestLine || /\b(?:NODE|RAILS|RACK|FLASK|APP)_ENV\b/.test(line)) continue;
    for (const [, compared, cased] of line.matchAll(comparedName)) {
      const name = (compared ?? cased ?? '').toLowerCase();
      if (!notLasting.test(name) && environmentOf(name)?.name === name && !environmentOf(name)?.isPreview)
        names.add(name);
    }
  }
  return names.size > 1;
}
