import type { Tri } from '../../../src/core/facts/base.ts';
import { any } from '../../../src/core/tri.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import { clusterLogins, clusterPrograms, teardowns, trialContext } from '../../../src/lexicon/iac-trials.ts';
import { beginsAs } from './entries.ts';
import { flagValue, hasOpenFlags, plainWords, said } from './flags.ts';

/** What a command does to what others of its job make. */
export type Spoil = 'cluster' | 'emulator' | 'login' | 'state' | 'teardown' | 'plan';

/** What the words of a command that plans, applies or deploys tell of how long that lasts, and whether it goes on by itself. */
export interface Bearing {
  /** It asks nobody; `unknown` where a variable may tell it not to. */
  readonly isApproved: Tri;
  /** What it acts on lasts, as far as its own words tell. */
  readonly lasting: Tri;
  readonly spoils: Spoil | null;
  /** The saved plan that it makes in order to tear down, or that it applies; null where there is none. */
  readonly plan: string | null;
  /** It leaves out some of what it would act on. */
  readonly isNarrowed: boolean;
}

/** Nothing of the sort is said. */
export const plainBearing: Bearing = {
  ...{ isApproved: 'yes', lasting: 'yes', spoils: null, plan: null, isNarrowed: false },
};

const terraforms = new Set(['terraform', 'tofu', 'terragrunt']);
const terraformValues = [
  '-chdir',
  '-var',
  '-var-file',
  '-target',
  '-replace',
  '-state',
  '-parallelism',
  '-lock-timeout',
];

/** The bearing of a program with these arguments. */
export function bearingOf(program: string, words: readonly Word[]): Bearing {
  const isTerraform = terraforms.has(program);
  return {
    isApproved: isTerraform ? approved(program, words) : neverRun(program, words),
    lasting: lastingBy(program, words),
    spoils: spoilsOf(program, words, isTerraform),
    plan: isTerraform ? planOf(words) : null,
    isNarrowed:
      isTerraform && words.some(({ text }) => parts.test(text) || (program === 'terragrunt' && narrowing.test(text))),
  };
}

/** Only some of the resources of a root. */
const parts = /^--?(?:target|exclude|target-file|exclude-file)(?:=|$)/;
const narrowing =
  /^--?(?:terragrunt-)?(?:queue-)?(?:exclude-dir|include-dir|excludes-file|strict-include|modules-that-include|units-that-include|include-units-reading)(?:=|$)|^--?filter(?:=|$)/;

/** An apply of Terraform waits for an answer, unless it is told not to or is handed a saved plan. */
function approved(program: string, words: readonly Word[]): Tri {
  if (!words.some(({ text }) => text === 'apply' || text === 'apply-all')) return 'yes';
  const isTree = beginsAs(['run-all apply', 'apply-all', 'run apply', 'stack run apply'], words);
  const isQuiet =
    isTree && any(said('--non-interactive', words), said('--terragrunt-non-interactive', words)) === 'yes';
  if (isQuiet || said('-auto-approve', words) === 'yes') return 'yes';
  return program !== 'terragrunt' && savedPlan(words) !== null && !hasOpenFlags(words) ? 'yes' : 'unknown';
}

/** A playbook of which only what bears the tag `never` is run does next to nothing. */
function neverRun(program: string, words: readonly Word[]): Tri {
  const tags = program === 'ansible-playbook' ? (flagValue('--tags', words) ?? flagValue('-t', words)) : null;
  return tags?.text === 'never' ? 'unknown' : 'yes';
}

function savedPlan(words: readonly Word[]): Word | null {
  const plain = plainWords(words, terraformValues);
  const at = plain.findIndex(({ text }) => text === 'apply');
  return plain[at + 1] ?? null;
}

function planOf(words: readonly Word[]): string | null {
  const isPlan = words.some(({ text }) => text === 'plan');
  const word = isPlan ? (said('-destroy', words) === 'yes' ? flagValue('-out', words) : null) : savedPlan(words);
  return word === null ? null : word.text.slice(0, 300);
}

function spoilsOf(program: string, words: readonly Word[], isTerraform: boolean): Spoil | null {
  if (beginsAs(teardowns.get(program) ?? [], words)) return 'teardown';
  if (isTerraform && beginsAs(['plan -destroy'], words)) return 'plan';
  if (isTerraform && beginsAs(['init -backend=false'], words)) return 'state';
  return isClusterLogin([{ text: program, isFixed: true }, ...words]) ? 'login' : null;
}

/** Whether a command takes a client to another cluster. */
function isClusterLogin(words: readonly Word[]): boolean {
  return beginsAs(clusterLogins, words);
}

const contexts = ['--context', '--kube-context'];

function lastingBy(program: string, words: readonly Word[]): Tri {
  if (clusterPrograms.has(program)) {
    const context = contexts.map((flag) => flagValue(flag, words)).find((word) => word !== null);
    return context?.isFixed === true && trialContext.test(context.text) ? 'no' : 'yes';
  }
  const texts = words.map(({ text }) => text.slice(0, 500));
  if (texts.some((text) => /localstack/i.test(text))) return 'no';
  const stage = flagValue('--stage', words) ?? (/^(?:serverless|sls)$/.test(program) ? flagValue('-s', words) : null);
  if (stage?.text === 'local') return 'no';
  const endpoint = flagValue('--endpoint-url', words);
  if (endpoint !== null && isHere.test(endpoint.text)) return 'no';
  const isUncertain = terraforms.has(program) && said('-state', words) === 'yes';
  const isLocal = said('--connection=local', words) === 'yes' || said('-c=local', words) === 'yes';
  return isUncertain || (program === 'ansible-playbook' && isLocal) || texts.some((text) => isHere.test(text))
    ? 'unknown'
    : 'yes';
}

/** An address on the machine itself. */
export const isHere = /(?:^|[/@"'=])(?:localhost|127\.0\.0\.1|host\.docker\.internal)(?=[:/,"']|$)|\blocalstack\b/i;

/** Whether its words name the cluster that it acts on. */
export function namesCluster(words: readonly Word[]): boolean {
  return [...contexts, '--kubeconfig'].some((flag) => flagValue(flag, words) !== null);
}
