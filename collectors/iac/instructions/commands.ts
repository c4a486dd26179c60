import { type Command, parseShell } from '../../../src/formats/shell/index.ts';
import { commandPrograms, commandWords } from '../../../src/lexicon/iac-commands.ts';
import { elsewhere } from '../../../src/lexicon/iac-prose.ts';
import { type Applied, appliedBy, type Inner } from '../scripts/follow.ts';
import type { Listing, Place } from '../scripts/place.ts';
import { makeWord } from './make.ts';
import type { Passage } from './sections.ts';

/** Languages of blocks that hold commands; what is none of these is a file, or what a program printed. */
const shells =
  /^(?:|sh|bash|shell|zsh|console|shell-session|shellsession|terminal|text|plaintext|powershell|pwsh|ps1?|cmd|terraform|none)$/i;
const prompt = /^[ \t]{0,24}(?:\$|>|%|❯|PS [^>\n]{0,80}>|[\w.-]{1,40}@[\w.-]{1,60}[:~\w/.-]{0,80}[$#])[ \t]{1,8}(?=\S)/;
const placeholder = /<[A-Za-z][\w .|/-]{0,60}>|(?<!\$)\{[A-Za-z_][\w -]{0,40}\}|\{\{[^{}\n]{0,60}\}\}/g;
const span = /`([^`\n]{1,300})`/g;
const howStarted = { errexit: false, pipefail: false };
const noVariables: ReadonlyMap<string, Place> = new Map();

/** A command in a text, and the sentence or passage it stands in. */
export interface Told {
  readonly applied: Applied;
  readonly line: number;
  readonly passage: Passage;
}

/** Whether a line begins with a program that is listed, or goes into a folder. */
export function isCommandLine(line: string): boolean {
  const words = line
    .replace(prompt, '')
    .replace(/^\( {0,3}/, '')
    .split(/\s+/, 4);
  const [first = '', second = ''] = words;
  return (
    /^(?:cd|pushd|make)$/.test(first) ||
    commandPrograms.has(first) ||
    (/^(?:sudo|env|npx)$/.test(first) && commandPrograms.has(second)) ||
    prompt.test(line)
  );
}

/** The commands of a passage that make or change infrastructure: of a block of code, or between backticks in prose. */
export function toldIn(passage: Passage, start: Place, listing: Listing, inner?: Inner): readonly Told[] {
  if (passage.kind === 'code') {
    if (!shells.test(passage.language)) return [];
    return inBlock(passage.text, start, listing, inner).map((applied) => ({
      applied,
      line: passage.line + applied.line - 1,
      passage,
    }));
  }
  const isHere = !elsewhere.test(passage.text);
  return [...passage.text.matchAll(span)].flatMap(([, said = '']) =>
    inBlock(said, start, listing, inner).map((one) => {
      const applied = isHere || one.target !== 'here' ? one : { ...one, path: null };
      return { applied, line: passage.line, passage };
    }),
  );
}

function inBlock(text: string, start: Place, listing: Listing, inner?: Inner): readonly Applied[] {
  if (!commandWords.test(text) && (inner === undefined || !makeWord.test(text))) return [];
  const script = commandsIn(commandLines(text).replace(placeholder, '$placeholder'));
  return appliedBy(script, start, listing, noVariables, inner).map((one) =>
    isElsewhere(one, start) ? { ...one, path: null } : one,
  );
}

/** A tool that is run where nobody says is run in the folder of the text, and not in the root of the repository. */
function isElsewhere({ target, path }: Applied, start: Place): boolean {
  return target === 'here' && path === '' && !start.known && start.from !== '';
}

/** Where some lines have a prompt, the others are what was printed. */
function commandLines(text: string): string {
  const lines = text.split('\n');
  if (!lines.some((line) => prompt.test(line))) return text;
  let isOpen = false;
  return lines
    .map((line) => {
      const isCommand = isOpen || prompt.test(line);
      isOpen = isCommand && /\\[ \t]{0,8}$/.test(line.slice(-20));
      return isCommand ? line.replace(prompt, '') : '';
    })
    .join('\n');
}

/** The commands of a text; where a shell would not understand the whole, those of each line that it does. */
function commandsIn(text: string): readonly Command[] {
  const script = parseShell(text, howStarted);
  if (script !== null) return script.commands;
  return text.split('\n').flatMap((line, at) => {
    const own = line.length > 2000 ? null : parseShell(line, howStarted);
    return (own?.commands ?? []).map((command) => ({ ...command, line: at + 1 }));
  });
}
