import type { Tri } from '../../../src/core/facts/base.ts';
import { all } from '../../../src/core/tri.ts';
import type { Word } from '../../../src/formats/shell/index.ts';
import {
  clusterMakers,
  clusterPrograms,
  emulatorPrograms,
  type Throwaway,
  throwawayActions,
  throwawayImage,
} from '../../../src/lexicon/iac-trials.ts';
import { type Aim, isHere, type Spoil } from '../recognise/index.ts';
import { type Act, type Acts, mostActs, type Stand } from './act.ts';

const containers = new Set(['docker', 'podman', 'nerdctl', 'docker-compose']);
/** Programs that start another one. */
const starters = new Set(['sudo', 'env', 'time', 'timeout', 'nohup', 'exec', 'command', 'retry', 'go', 'mise', 'nix']);
/** Programs that bring a file to where it is wanted. */
const placers = new Set(['cp', 'mv', 'tee', 'ln', 'install', 'curl', 'wget', 'gomplate', 'aws', 'gsutil', 'sudo']);
/** Words of one command that are looked at. */
const mostWords = 100;

/** Notes what a command does to those behind it in its job, whatever else it is, and what it answers through a pipe. */
export function noteBearing(
  acts: Acts,
  words: readonly Word[],
  at: Pick<Act, 'at' | 'via' | 'reached'>,
  pipe: string | null,
): void {
  if (pipe !== null) noteAnswer(acts, words, pipe);
  const made = madeBy(words);
  if (made !== null) push(acts, made, at);
  else if (placers.has(words[0]?.text ?? '') && words.slice(1, mostWords).some(({ text }) => overriding.test(text)))
    push(acts, 'state', at);
}

/** Notes what a script writes by itself. */
export function noteText(acts: Acts, text: string, at: Pick<Act, 'at' | 'via' | 'reached'>): void {
  if (text.includes('override.tf') && written.test(text)) push(acts, 'state', at);
}

const written = />[ \t]{0,9}["']?[\w./${}-]{0,200}override\.tf\b/;

function push(acts: Acts, spoils: Spoil, at: Pick<Act, 'at' | 'via' | 'reached'>): void {
  if (acts.found.length < mostActs) acts.found.push(spoiling(spoils, at));
}

/** A file by which Terraform keeps its state elsewhere than the code says. */
const overriding = /(?:^|\/)(?:[\w.-]{0,100}_)?override\.tf(?:\.json)?$/;

/** Notes what an action makes for its job alone. */
export function noteAction(acts: Acts, uses: string, at: Pick<Act, 'at' | 'via' | 'reached'>): void {
  const made = throwawayActions.get(uses.replace(/@.*$/s, '').toLowerCase());
  if (made !== undefined) push(acts, made, at);
}

function spoiling(spoils: Spoil, at: Pick<Act, 'at' | 'via' | 'reached'>): Act {
  return {
    ...{ ...at, spoils, capability: null, tool: spoils, confidence: 'exact', blocking: 'unknown', targets: [] },
    ...{ selectors: [], folder: null, choice: null, lasting: 'yes', plan: null, isPlaced: false },
  };
}

function madeBy(words: readonly Word[]): Throwaway | null {
  const texts = words.slice(0, mostWords).map(({ text }) => text);
  const names = texts.map((text) => text.slice(text.lastIndexOf('/') + 1));
  const isStarted = (index: number): boolean => index === 0 || starters.has(names[0] ?? '');
  if (texts.some((_, index) => clusterMakers.has(`${names[index]} ${texts[index + 1]}`) && isStarted(index)))
    return 'cluster';
  if (emulatorPrograms.has(names[0] ?? '')) return 'emulator';
  if (/^(?:curl|wget)$/.test(names[0] ?? '') && texts.some((text) => /\/\/get\.k3s\.io\b/.test(text))) return 'cluster';
  if (!containers.has(names[0] ?? '')) return null;
  return texts.slice(1).reduce<Throwaway | null>((found, text) => found ?? throwawayImage(text), null);
}

function noteAnswer({ answers }: Acts, words: readonly Word[], pipe: string): void {
  const [program, ...rest] = words;
  if (program === undefined || !/^(?:yes|echo|printf)$/.test(program.text)) return;
  const said = rest.filter(({ text }) => !/^-[neE]+$/.test(text));
  const isYes = said.length > 0 && said.every(({ text, isFixed }) => isFixed && /^yes(?:\n|\\n)*$/.test(text));
  answers.set(pipe, isYes ? 'yes' : 'unknown');
}

/** Whether an apply goes on by itself: by its words, by variables that hold flags, or by what it is answered. */
export function approvalOf(aim: Aim | undefined, { variables, pipe }: Stand, { answers }: Acts): Tri {
  if (aim === undefined || aim.bearing.isApproved === 'yes') return 'yes';
  if (pipe !== null && answers.get(pipe) === 'yes') return 'yes';
  const flags = ['TF_CLI_ARGS', 'TF_CLI_ARGS_apply'].map((name) => variables.get(name) ?? '');
  if (flags.some((text) => /(?:^|\s)--?auto-approve(?:=true)?(?:\s|$)/.test(text))) return 'yes';
  const isQuiet = ['TG_NON_INTERACTIVE', 'TERRAGRUNT_NON_INTERACTIVE'].some((name) => variables.get(name) === 'true');
  return aim.isTree && isQuiet ? 'yes' : aim.bearing.isApproved;
}

/** Whether what a command acts on lasts, by its words and by the variables that name an endpoint. */
export function lastingBy(aim: Aim | undefined, { variables }: Stand): Tri {
  if (aim === undefined) return 'yes';
  if (clusterPrograms.has(aim.program)) return aim.bearing.lasting;
  const endpoints = [...variables].filter(([name]) => /^AWS_ENDPOINT_URL(?:_[A-Z0-9_]{1,60})?$/.test(name));
  return all(aim.bearing.lasting, endpoints.some(([, value]) => isHere.test(value)) ? 'no' : 'yes');
}
