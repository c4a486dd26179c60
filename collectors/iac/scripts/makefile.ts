import type { Piece } from './piece.ts';
import type { Place } from './place.ts';

const assignment = /^(?:export )?([A-Za-z_][\w-]{0,60})[ \t]{0,20}(:?:?=)[ \t]{0,20}([^#$]{0,300})$/;
const conditional = /^[ \t]{0,20}(?:ifeq|ifneq|ifdef|ifndef|else|endif)\b/;
/** Longer lines are read no further. */
const longest = 8192;

/** A line of a recipe, and the targets that it is there for. */
interface Recipe extends Piece {
  readonly targets: readonly string[];
}

/**
 * The recipe lines of a Makefile: each is a shell of its own. Variables of make that are given a plain value once are
 * put in; all else that make would put in stays open.
 */
export function makePieces(text: string, start: Place): readonly Piece[] {
  return recipesIn(text.split(/\r\n|\n/), start).map(({ targets: _targets, ...piece }) => piece);
}

/** The recipe lines that these targets run, those of what they need first among them. */
export function targetPieces(text: string, start: Place, targets: readonly string[]): readonly Piece[] {
  const lines = text.split(/\r\n|\n/);
  const needs = new Map<string, string[]>();
  for (const line of lines) {
    const rule = line.startsWith('\t') ? null : ruleOf(line);
    for (const target of rule?.targets ?? []) needs.set(target, [...(needs.get(target) ?? []), ...(rule?.needs ?? [])]);
  }
  const run = new Set(targets);
  // What is added while a set is walked through is walked through as well.
  for (const target of run) for (const need of needs.get(target) ?? []) if (run.size < mostTargets) run.add(need);
  return recipesIn(lines, start).filter((one) => one.targets.some((target) => run.has(target)));
}

const mostTargets = 500;

/** Targets and what they need; null for a line that is no rule. */
function ruleOf(line: string): { readonly targets: readonly string[]; readonly needs: readonly string[] } | null {
  const text = line.slice(0, longest).replace(/#.*$/, '');
  const colon = text.indexOf(':');
  const behind = text.slice(colon + 1).replace(/^:/, '');
  if (colon < 1 || behind.startsWith('=') || text.slice(0, colon).includes('=')) return null;
  const split = (part: string): readonly string[] => part.split(/[\s|]+/).filter((word) => word !== '');
  // A value for one target alone is nothing that it needs.
  const needs = behind.includes('=') ? [] : split(behind.split(';', 1)[0] ?? '');
  return { targets: split(text.slice(0, colon)).slice(0, 50), needs: needs.slice(0, 100) };
}

function recipesIn(lines: readonly string[], start: Place): readonly Recipe[] {
  const values = valuesIn(lines);
  const pieces: Recipe[] = [];
  let isRecipe = false;
  let targets: readonly string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.startsWith('\t')) {
      const from = at;
      let whole = line.slice(1, longest);
      while (whole.endsWith('\\') && at + 1 < lines.length && whole.length < longest)
        whole = `${whole}\n${(lines[++at] ?? '').replace(/^\t/, '').slice(0, longest)}`;
      if (isRecipe) pieces.push({ text: toShell(whole, values), line: from + 1, start, targets });
    } else if (line.trim() !== '' && !line.startsWith('#') && !conditional.test(line)) {
      isRecipe = line.includes(':');
      targets = ruleOf(line)?.targets ?? [];
    }
  }
  return pieces;
}

function valuesIn(lines: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const seen = new Set<string>();
  for (const line of lines) {
    const [, name, , value] = (line.length > 500 ? null : assignment.exec(line)) ?? [];
    if (name === undefined || value === undefined) continue;
    if (seen.has(name)) values.delete(name);
    else values.set(name, value.trim());
    seen.add(name);
  }
  return values;
}

/** A recipe line as the shell sees it, as far as that can be told. */
function toShell(recipe: string, values: ReadonlyMap<string, string>): string {
  const line = recipe.replace(/^[ \t]{0,20}[@+-]{0,3}/, '');
  let shell = '';
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (sign !== '$') {
      shell += sign;
      continue;
    }
    const next = line[at + 1] ?? '';
    if (next === '$') shell += '$';
    if (next !== '(' && next !== '{') {
      if (next !== '$') shell += '$_';
      at++;
      continue;
    }
    const end = closing(line, at + 1, next, next === '(' ? ')' : '}');
    const name = line.slice(at + 2, end);
    shell += values.get(name) ?? '$(made_by_make)';
    at = end;
  }
  return shell;
}

function closing(line: string, start: number, opener: string, closer: string): number {
  let depth = 0;
  for (let at = start; at < line.length; at++) {
    if (line[at] === opener) depth++;
    else if (line[at] === closer && --depth === 0) return at;
  }
  return line.length;
}
