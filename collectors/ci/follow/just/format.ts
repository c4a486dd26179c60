import type { Format } from '../../../../src/formats/parsed.ts';

/** A recipe of a justfile. */
export interface Recipe {
  readonly line: number;
  /** Parameters that a call must give, and whether it takes any number more. */
  readonly takes: { readonly least: number; readonly most: number };
  /** Names of recipes that run before it and after it. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly body: readonly { readonly text: string; readonly line: number }[];
  /** Runs in the folder of the caller. */
  readonly isHere: boolean;
  /** An attribute may leave it out, such as `[linux]`. */
  readonly isConditional: boolean;
}

/** A justfile, as far as it decides what runs. */
export interface Justfile {
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly aliases: ReadonlyMap<string, string>;
  /** Literal values of variables. */
  readonly variables: ReadonlyMap<string, string>;
  readonly imports: readonly string[];
  /** Modules by name, with their path where it is written. */
  readonly modules: ReadonlyMap<string, string | null>;
  /** The words of `set shell`, and of the interpreter of scripts; null where none is set. */
  readonly shell: readonly string[] | null;
}

const longestLine = 8 * 1024;
const mostLines = 20_000;

/** https://just.systems/man/en/grammar.html, line by line. */
export const justfile: Format<Justfile> = { name: 'justfile', parse };

interface Draft {
  readonly recipes: Map<string, Recipe>;
  readonly aliases: Map<string, string>;
  readonly variables: Map<string, string>;
  readonly imports: string[];
  readonly modules: Map<string, string | null>;
  shell: readonly string[] | null;
}

function parse(text: string): Justfile | null {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  if (lines.length > mostLines || lines.some((line) => line.length > longestLine)) return null;
  const draft: Draft = {
    recipes: new Map(),
    aliases: new Map(),
    variables: new Map(),
    imports: [],
    modules: new Map(),
    shell: null,
  };
  let attributes = '';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (/^\s*(?:#|$)/.test(line) || /^\s/.test(line)) continue;
    if (line.startsWith('[')) {
      attributes += line;
      continue;
    }
    if (!readStatement(line, draft)) {
      const [recipe, name] = recipeOf(line, at + 1, attributes);
      const body = recipe === null ? [] : bodyFrom(lines, at + 1);
      if (recipe !== null) draft.recipes.set(name, { ...recipe, body });
    }
    attributes = '';
  }
  return draft;
}

/** Lines that are no recipe: settings, variables, aliases, imports, modules. */
function readStatement(line: string, draft: Draft): boolean {
  const variable = /^(?:export +)?([A-Za-z_][\w-]*) *:= *(.*)$/.exec(line);
  const alias = /^alias +([\w-]+) *:= *([\w:-]+)/.exec(line);
  const shell = /^set +shell *:= *\[([^\]]*)\]/.exec(line);
  const imported = /^import\?? +['"]([^'"]+)['"]/.exec(line);
  const module = /^mod\?? +([\w-]+)(?: +['"]([^'"]+)['"])?/.exec(line);
  if (alias?.[1] !== undefined && alias[2] !== undefined) draft.aliases.set(alias[1], alias[2]);
  else if (shell?.[1] !== undefined)
    draft.shell = [...shell[1].matchAll(/['"]([^'"]*)['"]/g)].map(([, word]) => word ?? '');
  else if (imported?.[1] !== undefined) draft.imports.push(imported[1]);
  else if (module?.[1] !== undefined) draft.modules.set(module[1], module[2] ?? null);
  else if (variable?.[1] !== undefined) {
    const literal = /^(?:'([^']*)'|"([^"\\]*)") *$/.exec(variable[2] ?? '');
    const value = literal?.[1] ?? literal?.[2];
    if (value !== undefined && !draft.variables.has(variable[1])) draft.variables.set(variable[1], value);
  } else return /^(?:set|export|unexport|alias|import|mod)\b[^:]*(?::=|$)/.test(line);
  return true;
}

/** `name parameter default='x' *rest: before && after`. */
function recipeOf(line: string, number: number, attributes: string): readonly [Recipe | null, string] {
  const colon = colonOf(line);
  const [name, ...parameters] = colon === -1 ? [] : line.slice(0, colon).trim().replace(/^@/, '').split(/ +/);
  if (name === undefined || !/^[A-Za-z_][\w-]*$/.test(name)) return [null, ''];
  const [before = '', after = ''] = withoutComment(line.slice(colon + 1)).split('&&');
  const isVariadic = parameters.some((parameter) => /^[+*]/.test(parameter));
  const least = parameters.filter((parameter) => !/^[*]|=/.test(parameter)).length;
  const recipe: Recipe = {
    line: number,
    takes: { least, most: isVariadic ? Number.POSITIVE_INFINITY : parameters.length },
    before: dependencies(before),
    after: dependencies(after),
    body: [],
    isHere: /\bno-cd\b/.test(attributes),
    isConditional: /\b(?:linux|macos|windows|unix|openbsd|confirm)\b/.test(attributes),
  };
  return [recipe, name];
}

/** The colon behind the parameters, outside of quotes. */
function colonOf(line: string): number {
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === "'" || letter === '"' || letter === '`') quote = letter;
    else if (letter === ':') return line[at + 1] === '=' ? -1 : at;
  }
  return -1;
}

function withoutComment(text: string): string {
  const hash = text.indexOf('#');
  return hash === -1 ? text : text.slice(0, hash);
}

/** Names of recipes; one with arguments stands in parentheses. */
function dependencies(written: string): readonly string[] {
  return [...written.matchAll(/\(\s{0,9}([\w:-]{1,200})(?![\w:-])[^()]*\)|([\w:-]+)/g)].map(
    ([, called, plain]) => called ?? plain ?? '',
  );
}

function bodyFrom(lines: readonly string[], start: number): Recipe['body'] {
  const body: { text: string; line: number }[] = [];
  const indent = /^[ \t]+/.exec(lines.slice(start).find((line) => line.trim() !== '') ?? '')?.[0] ?? '';
  if (indent === '') return body;
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() !== '' && !/^[ \t]/.test(line)) break;
    body.push({ text: line.startsWith(indent) ? line.slice(indent.length) : line.trim(), line: at + 1 });
  }
  while (body.at(-1)?.text.trim() === '') body.pop();
  return body;
}
