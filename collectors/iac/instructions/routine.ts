import type { Tri } from '../../../src/core/facts/base.ts';
import { environmentInPath } from '../../../src/lexicon/environment-folders.ts';
import {
  formPath,
  inOrderTo,
  planPath,
  routineHeading,
  sampleHeading,
  seldomHeading,
  struckOut,
  trialHeading,
  usageHeading,
} from '../../../src/lexicon/iac-prose.ts';
import { openPath, trialPath } from '../../../src/lexicon/iac-trials.ts';
import { environmentNamed, isFromHere, isOnOneMachine } from '../scripts/own.ts';
import type { Told } from './commands.ts';
import { aroundOf, isAgainst, mayBeOfMachine, notesOf } from './notes.ts';

/** Tools by which products are installed by whoever uses them: a heading alone does not tell whose cluster is meant. */
const installing: ReadonlySet<string> = new Set([
  'kubernetes',
  'kustomize',
  'helm',
  'kubectl',
  'oc',
  'helmfile',
  'flux',
]);
/**
 * Whether a command is how lasting environments are changed by people, as the text itself says. Yes only where it says
 * so, and names an environment or what lies in the repository; no for trials, a first set-up, the use of a module by
 * others, and for what something else than a person runs.
 */
export function routineOf(path: string, told: Told, isAutomated: boolean): Tri {
  const { applied, passage } = told;
  const [nearest = '', ...above] = passage.section.headings.toReversed();
  const around = aroundOf(passage);
  const notes = notesOf(passage.section);
  if (applied.isPersonal || isTrial(path, told, nearest) || around.some(isAgainst)) return 'no';
  const isOpen =
    formPath.test(path) ||
    around.some(mayBeOfMachine) ||
    isFromHere(applied) ||
    openPath.test(path) ||
    planPath.test(path) ||
    seldomHeading.test(nearest) ||
    above.some((one) => trialHeading.test(one) || seldomHeading.test(one));
  if (isOpen || notes.isForeign || notes.isPast || struckOut.test(passage.text)) return 'unknown';
  const environment = environmentNamed(applied.words);
  const place = applied.path === null ? null : environmentInPath(applied.path);
  const isNamed = environment !== null || place !== null;
  if (applied.path === null && environment === null) return 'unknown';
  if (notes.isByHand) return 'yes';
  if (installing.has(applied.tool) && !isNamed) return 'unknown';
  if (isAutomated) return 'unknown';
  if (routineHeading.test(nearest) || around.some((text) => inOrderTo.test(text))) return 'yes';
  return usageHeading.test(nearest) && isNamed ? 'yes' : 'unknown';
}

function isTrial(path: string, { applied, passage }: Told, nearest: string): boolean {
  const isModule = /(^|\/)modules?\//.test(path) || notesOf(passage.section).usesModule;
  const isFirst = sampleHeading.test(nearest) || (trialHeading.test(nearest) && !routineHeading.test(nearest));
  const environment = applied.path === null ? null : environmentInPath(applied.path);
  return isModule || isFirst || trialPath.test(path) || isOnOneMachine(applied) || environment?.isPreview === true;
}
