import type { Tri } from '../../../src/core/facts/base.ts';
import { sumFile, sums, verifiers, weakSums } from '../../../src/lexicon/supply-downloads.ts';
import { program } from '../builds/image-command.ts';
import type { Fetch } from './fetch.ts';
import type { Step, Unit } from './unit.ts';

/** Something that holds what came against what was expected. */
interface Check {
  readonly at: number;
  readonly text: number;
  /** `sure`: it fails where they differ; `open`: nobody can tell whether it does. */
  readonly strength: 'sure' | 'open';
  /** What it names, and what it is handed. */
  readonly words: string;
}

const commit = /^[0-9a-f]{40}$|^[0-9a-f]{64}$/;

const most = 200;

/** The checks of a unit, in order; a script of people has few. */
export function checksOf({ steps }: Unit): readonly Check[] {
  const found: Check[] = [];
  for (const [at, { command, text, statement }] of steps.entries()) {
    const strength = command.blocking === 'no' ? null : strengthOf(command.words.map((word) => word.text));
    if (strength === null) continue;
    if (found.length >= most) break;
    const near = steps.slice(Math.max(0, at - 10), at + 10);
    const beside = near.filter(
      (one) => one.text === text && one.command.pipe !== undefined && one.command.pipe === command.pipe,
    );
    const said = [command, ...beside.map((one) => one.command)].flatMap(({ words }) => words.map((word) => word.text));
    const words = plain([...said, ...ownParts(statement(), command.words)].join(' ').slice(0, longest));
    found.push({ at, text, strength: command.blocking === 'yes' ? strength : 'open', words });
  }
  return found;
}

const longest = 16 * 1024;

/** The parts of a statement in which a command stands: what it is handed by other ways than its words. */
function ownParts(statement: string, words: Step['command']['words']): readonly string[] {
  const name = program(words)[0]?.text ?? '';
  return statement.split(/&&|\|\||;/).filter((part) => part.includes(name));
}

/** For each check which of these files it names, in their order. */
export function namings(checks: readonly Check[], files: readonly (string | null)[]): readonly Naming[] {
  const plainFiles = files.map((file) => (file === null ? null : plain(file)));
  return checks.map((check) => ({
    ...check,
    names: plainFiles.map((file) => file !== null && check.words.includes(file)),
  }));
}

/** A check, and whether it names each of the files. */
type Naming = Check & { readonly names: readonly boolean[] };

const plain = (text: string): string => text.replaceAll(/\$\{(\w{1,100})\}/g, '$$$1');

function strengthOf(words: readonly string[]): Check['strength'] | null {
  const own = program(words.map((text) => ({ text, isFixed: true }))).map(({ text }) => text);
  const [first = '', ...rest] = own;
  const name = first.slice(first.lastIndexOf('/') + 1);
  if (verifiers.some(([tool, ...says]) => tool === name && says.every((one) => rest.includes(one)))) return 'sure';
  if (sums.has(name)) return rest.some((one) => /^(?:--check|-[a-z]{0,6}c[a-z]{0,6})$/.test(one)) ? 'sure' : 'open';
  if (weakSums.has(name)) return 'open';
  if (name === 'busybox') return strengthOf(rest);
  return /verif|check_?-?sums?|sha(?:256|512)|validate_/i.test(own.slice(0, 4).join(' ').slice(0, 500)) &&
    !isPrinting.test(name)
    ? 'open'
    : null;
}

const isPrinting =
  /^(?:echo|printf|export|local|readonly|cat|:|curl|wget|git|apt-get|apt|apk|yum|dnf|npm|pip|pip3|mkdir|rm|cd|chmod|mv|cp|ln)$/;

/** Whether a file is there to hold others against, and something does. */
export function isAside(fetch: Fetch, checks: readonly Check[]): boolean {
  return checks.length > 0 && fetch.file !== null && sumFile.test(fetch.file);
}

/**
 * Whether what came is held against a checksum or signature: yes where a check that ends the build names its file, or can
 * only mean it; no where nothing after it may be one.
 * @param file its place among the files that were asked about.
 * @param isAlone nothing else is fetched in the same text.
 */
export function checkedBy(
  checks: readonly Naming[],
  {
    at,
    text,
    file,
    isAlone,
  }: { readonly at: number; readonly text: number; readonly file: number; readonly isAlone: boolean },
): Tri {
  const later = checks.filter((check) => check.at > at);
  const named = later.filter(({ names }) => names[file] === true);
  if (named.some(({ strength }) => strength === 'sure')) return 'yes';
  // A list of sums tells which files it is of; where one file came, it can only be of that.
  const open = later.filter(({ names }) => !names.includes(true));
  if (isAlone && open.some((check) => check.text === text && check.strength === 'sure')) return 'yes';
  return named.length + open.length > 0 ? 'unknown' : 'no';
}

/** What becomes of a repository that is cloned: `fixed` where one commit of it is taken, else whether it is checked. */
export function clonedAt(steps: readonly Step[], at: number): Tri | 'fixed' {
  let found: Tri = 'no';
  for (const { command } of steps.slice(at + 1, at + 40)) {
    const [name, ...rest] = program(command.words);
    if (name?.text !== 'git') continue;
    const texts = rest.map(({ text }) => text);
    if (texts.includes('clone')) break;
    if (texts.some((one) => one === 'verify-tag' || one === 'verify-commit')) return 'yes';
    const verb = texts.findIndex((one) => /^(?:checkout|reset|switch|fetch)$/.test(one));
    if (verb === -1) continue;
    const goals = rest.slice(verb + 1).filter(({ text }) => !text.startsWith('-'));
    if (goals.some(({ text }) => commit.test(text))) return 'fixed';
    if (goals.some(({ isFixed }) => !isFixed)) found = 'unknown';
  }
  return found;
}
