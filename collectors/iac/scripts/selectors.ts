import { shortText } from '../../../src/core/text.ts';
import type { Command, Word } from '../../../src/formats/shell/index.ts';
import { environmentInName } from '../../../src/lexicon/environments.ts';
import {
  choosingCommands,
  choosingFlags,
  choosingFlagsOf,
  choosingOperands,
  environmentSetting,
  personal,
  placeFlags,
  settingFlags,
} from '../../../src/lexicon/iac-selectors.ts';
import type { Call } from './command.ts';
import { found, joined, type Listing, type Place } from './place.ts';

/** What chooses the unit that a command works on. */
export interface Chosen {
  /** Names, and paths from the root of the repository where the file is there; empty where one of them is not told. */
  readonly selectors: readonly string[];
  /** It is that of whoever runs the command, or a sandbox. */
  readonly isPersonal: boolean;
}

/** What earlier commands of a script have chosen, by what they choose. */
export type Choices = ReadonlyMap<string, Word>;

const mostSelectors = 20;
const plainName = /^[\w.@/+:-]{1,200}$/;
const setting = /^([A-Za-z_]\w{0,60})=(.{1,200})$/;

/** The choices after a command, which may be those before it. */
export function chosenAfter(choices: Choices, { words }: Command): Choices {
  const [first] = words;
  if (first?.text === 'export') return new Map([...choices, ...words.slice(1).flatMap((word) => settingIn(word))]);
  const last = words.at(-1);
  const isChoice =
    last !== undefined &&
    choosingCommands.test(
      words
        .map(({ text }) => text)
        .join(' ')
        .slice(0, 500),
    );
  return isChoice && first !== undefined && !last.text.startsWith('-')
    ? new Map([...choices, [first.text, last]])
    : choices;
}

/** A setting that names an environment, as its name and value. */
function settingIn(word: Word): [string, Word][] {
  const [, name = '', value = ''] = setting.exec(word.text.slice(0, 300)) ?? [];
  return environmentSetting.test(name) ? [[name, { ...word, text: value.replace(/^["']|["']$/g, '') }]] : [];
}

/** What chooses the unit of a command: its flags and settings, and what was chosen before it. */
export function chosenFor(
  { tool, words }: Call,
  { assignments, words: whole }: Command,
  choices: Choices,
  ground: { readonly place: Place | null; readonly folder: string | null; readonly listing: Listing },
): Chosen {
  const given = [
    ...choices.values(),
    ...assignments.flatMap(({ name, value }) => (environmentSetting.test(name) ? [value] : [])),
    ...whole.flatMap((word) => settingIn(word)).map(([, value]) => value),
    ...flagged(tool, words),
    ...(choosingOperands.has(tool) ? operandsOf(words) : []),
  ];
  const isOpen = given.some(({ isFixed, text }) => !isFixed || !plainName.test(text));
  const selectors = isOpen ? [] : given.map(({ text }) => shortText(asPath(text.replace(/^@/, ''), ground), 300));
  return {
    selectors: [...new Set(selectors)].slice(0, mostSelectors),
    isPersonal: given.some(({ text }) => personal.test(text.slice(0, 300))),
  };
}

/** The values of settings among words, such as `ENV=production`, as names; none where one of them is not told. */
export function choicesOf(words: readonly Word[]): readonly string[] {
  const given = words.flatMap((word) => settingIn(word)).map(([, value]) => value);
  if (given.some(({ isFixed, text }) => !isFixed || !plainName.test(text))) return [];
  return [...new Set(given.map(({ text }) => shortText(text, 300)))].slice(0, mostSelectors);
}

function flagged(tool: string, words: readonly Word[]): readonly Word[] {
  return words.flatMap((word, at): readonly Word[] => {
    const sign = word.text.indexOf('=');
    const flag = sign === -1 ? word.text : word.text.slice(0, sign);
    if (!flag.startsWith('-')) return [];
    const value = sign === -1 ? words[at + 1] : { ...word, text: word.text.slice(sign + 1) };
    if (value === undefined) return [];
    const hit = setting.exec(value.text.slice(0, 300));
    if (hit !== null) return settingFlags.has(flag) ? settingIn(value).map(([, inner]) => inner) : [];
    if (choosingFlags.has(flag) || choosingFlagsOf[tool]?.has(flag) === true) return [value];
    return placeFlags.has(flag) && environmentInName(value.text.slice(0, 100)) !== null ? [value] : [];
  });
}

/** Words behind the sub-command that are neither flags nor what may be their values. */
function operandsOf(words: readonly Word[]): readonly Word[] {
  return words.slice(1).filter(({ text }, at) => !text.startsWith('-') && !(words[at]?.text ?? '').startsWith('-'));
}

/** A value as a path of the repository where it is one: seen from where the command is run, or from what it works on. */
function asPath(
  text: string,
  {
    place,
    folder,
    listing,
  }: { readonly place: Place | null; readonly folder: string | null; readonly listing: Listing },
): string {
  if (!/[./]/.test(text)) return text;
  const from = folder === null ? null : joined(folder, text);
  if (from !== null && listing.has(from)) return from;
  return (place === null ? null : found(place, text, listing.has)) ?? text.replace(/^(?:\.{1,2}\/)+/, '');
}
