import type { Format } from './parsed.ts';

/** A file of Bicep, or of parameters for one: what it declares, by line. */
export interface Bicep {
  /** Where it is deployed, such as `subscription`; null where it does not say, which means a resource group. */
  readonly targetScope: string | null;
  /** Of a file of parameters: the template that it is for; null without one, and for `using none`. */
  readonly using: string | null;
  readonly parameters: readonly BicepParameter[];
  readonly modules: readonly BicepModule[];
  /** Resources that it makes; those it only refers to (`existing`) are left out. */
  readonly resources: readonly BicepResource[];
}

/** A parameter that a file asks for, or gives. */
interface BicepParameter {
  readonly name: string;
  readonly line: number;
  /** Values that it may have, where they are listed. */
  readonly allowed: readonly string[];
}

/** Another file, or a module of a registry, that is taken in. */
export interface BicepModule {
  readonly source: string;
  readonly line: number;
  /** Its text without comments, from its first line on. */
  readonly body: string;
}

/** A resource at the top of a file. */
export interface BicepResource {
  /** Without the version, such as `Microsoft.Authorization/policyAssignments`. */
  readonly type: string;
  readonly line: number;
  /** Its text without comments, from its first line on. */
  readonly body: string;
}

/** What begins at the start of a line outside of all brackets, without comments. */
interface Statement {
  readonly line: number;
  readonly text: string;
}

const mostLetters = 1024 * 1024;
const mostStatements = 5000;
const deepest = 64;
const longestHead = 8 * 1024;

/** Declarations of a Bicep file. Null where a bracket, comment or long string never ends, and beyond its bounds. */
export const bicep = {
  name: 'bicep declarations',
  parse(text: string): Bicep | null {
    const statements = statementsOf(text);
    return statements === null ? null : declared(statements);
  },
} satisfies Format<Bicep>;

const moduleHead = /^module[ \t]{1,50}\w{1,200}[ \t]{1,50}'([^'\\$\n]{1,500})'/;
const resourceHead = /^resource[ \t]{1,50}\w{1,200}[ \t]{1,50}'([\w./-]{1,300})@[^'\n]{1,50}'[ \t]{0,50}(existing\b)?/;
const parameterHead = /^param[ \t]{1,50}(\w{1,200})/;
const scopeHead = /^targetScope[ \t]{0,50}=[ \t]{0,50}'(\w{1,50})'/;
const usingHead = /^using[ \t]{1,50}'([^'\\$\n]{1,500})'/;

function declared(statements: readonly Statement[]): Bicep {
  const parameters: BicepParameter[] = [];
  const modules: BicepModule[] = [];
  const resources: BicepResource[] = [];
  let targetScope: string | null = null;
  let using: string | null = null;
  let allowed: readonly string[] = [];
  for (const { line, text } of statements) {
    if (/^@(?:sys\.)?allowed\b/.test(text)) allowed = quoted(text);
    // Other decorators stand between the list and its parameter.
    if (text.startsWith('@')) continue;
    const head = text.slice(0, longestHead);
    const name = parameterHead.exec(head)?.[1];
    const source = moduleHead.exec(head)?.[1];
    const [, type, existing] = resourceHead.exec(head) ?? [];
    if (name !== undefined) parameters.push({ name, line, allowed });
    if (source !== undefined) modules.push({ source, line, body: text });
    if (type !== undefined && existing === undefined) resources.push({ type, line, body: text });
    targetScope ??= scopeHead.exec(head)?.[1] ?? null;
    using ??= usingHead.exec(head)?.[1] ?? null;
    allowed = [];
  }
  return { targetScope, using, parameters, modules, resources };
}

/** Plain strings of a statement: those without an escape or a value put in. */
function quoted(text: string): readonly string[] {
  return [...text.slice(0, longestHead).matchAll(/'([^'\\$\n]{0,200})'/g)].map(([, inner]) => inner ?? '');
}

/** Where the scanner stands: in code, with its open brackets, or in a string, whose values put in are code again. */
type Mode = { readonly in: 'code'; depth: number } | { readonly in: 'string' };

function statementsOf(text: string): readonly Statement[] | null {
  if (text.length > mostLetters) return null;
  const statements: Statement[] = [];
  const modes: Mode[] = [{ in: 'code', depth: 0 }];
  let line = 1;
  let start = 1;
  let own: string[] = [];
  const end = (): void => {
    const whole = own.join('').trim();
    if (whole !== '') statements.push({ line: start, text: whole });
    own = [];
  };
  for (let at = 0; at < text.length; ) {
    const mode = modes.at(-1);
    if (mode === undefined || modes.length > deepest || statements.length > mostStatements) return null;
    const taken = mode.in === 'string' ? inString(text, at, modes) : inCode(text, at, mode, modes);
    if (taken === null) return null;
    const piece = text.slice(at, at + taken.length);
    if (taken.isKept) {
      if (own.length === 0) start = line;
      if (own.length > 0 || piece.trim() !== '') own.push(piece);
    }
    for (let index = piece.indexOf('\n'); index !== -1; index = piece.indexOf('\n', index + 1)) line++;
    at += taken.length;
    if (piece.endsWith('\n') && modes.length === 1 && mode.in === 'code' && mode.depth <= 0) end();
  }
  end();
  const [outer, ...others] = modes;
  return others.length > 0 || (outer?.in === 'code' && outer.depth > 0) ? null : statements;
}

/** What the scanner passes over in one step; null where something never ends. */
type Taken = { readonly length: number; readonly isKept: boolean } | null;
const kept = (length: number): Taken => ({ length, isKept: true });

const codeRun = /[^'/{}[\]()\n]{1,4000}/y;
const stringRun = /[^'\\$\n]{1,4000}/y;

function inCode(text: string, at: number, mode: Mode & { in: 'code' }, modes: Mode[]): Taken {
  if (text.startsWith("'''", at)) {
    const close = text.indexOf("'''", at + 3);
    if (close === -1) return null;
    // Quotes right before the end belong to the string.
    let length = close + 3 - at;
    while (text[at + length] === "'") length++;
    return kept(length);
  }
  if (text.startsWith('//', at)) {
    const close = text.indexOf('\n', at);
    return { length: (close === -1 ? text.length : close) - at, isKept: false };
  }
  if (text.startsWith('/*', at)) {
    const close = text.indexOf('*/', at + 2);
    return close === -1 ? null : { length: close + 2 - at, isKept: false };
  }
  const letter = text[at] ?? '';
  if (letter === "'") modes.push({ in: 'string' });
  else if ('{[('.includes(letter)) mode.depth++;
  else if (letter === '}' && mode.depth === 0 && modes.length > 1) modes.pop();
  else if ('}])'.includes(letter)) mode.depth--;
  else {
    codeRun.lastIndex = at;
    if (codeRun.test(text)) return kept(codeRun.lastIndex - at);
  }
  return kept(1);
}

function inString(text: string, at: number, modes: Mode[]): Taken {
  stringRun.lastIndex = at;
  if (stringRun.test(text)) return kept(stringRun.lastIndex - at);
  const letter = text[at] ?? '';
  if (letter === '\\') return kept(text[at + 1] === '\n' ? 1 : 2);
  if (text.startsWith('${', at)) {
    modes.push({ in: 'code', depth: 0 });
    return kept(2);
  }
  // A string that no quote ends is over with its line.
  if (letter === "'" || letter === '\n') modes.pop();
  return kept(1);
}
