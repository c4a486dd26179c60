/** A logical line of a Makefile. */
export interface MakeLine {
  readonly text: string;
  /** Of its first physical line. */
  readonly line: number;
  readonly isRecipe: boolean;
  /** Stands between `ifeq` and `endif`. */
  readonly isConditional: boolean;
}

const longestLine = 64 * 1024;
const mostLines = 50_000;

/**
 * The logical lines of a Makefile: continued lines joined, comments, `define` blocks and the conditionals' own lines left
 * out (both branches stay). Null when there is too much of it.
 */
export function linesOf(text: string): readonly MakeLine[] | null {
  const physical = text.replaceAll('\r\n', '\n').split('\n');
  if (physical.length > mostLines) return null;
  const found: MakeLine[] = [];
  let conditionals = 0;
  let definitions = 0;
  let hasRule = false;
  let prefix = '\t';
  for (let at = 0; at < physical.length; ) {
    const start = at;
    const isRecipe = hasRule && definitions === 0 && (physical[at] ?? '').startsWith(prefix);
    const parts: string[] = [];
    do parts.push(physical[at] ?? '');
    while (isContinued(physical[at++] ?? '') && at < physical.length);
    const joined = isRecipe ? recipeText(parts, prefix) : plainText(parts);
    if (joined.length > longestLine) return null;
    const word = isRecipe ? '' : (/^(?:override +)?[a-z]+/.exec(joined)?.[0] ?? '');
    const isConditional = conditionals > 0;
    const push = () => found.push({ text: joined, line: start + 1, isRecipe, isConditional });
    if (isRecipe) push();
    else if (definitions > 0) {
      definitions += word.endsWith('define') && word !== 'undefine' ? 1 : word === 'endef' ? -1 : 0;
    } else if (/^(?:override +)?define$/.test(word)) {
      definitions++;
      hasRule = false;
      push();
    } else if (/^(?:ifeq|ifneq|ifdef|ifndef)$/.test(word)) conditionals++;
    else if (word === 'endif') conditionals = Math.max(0, conditionals - 1);
    else if (word !== 'else' && joined !== '') {
      prefix = /^\.RECIPEPREFIX *:?= *(\S)/.exec(joined)?.[1] ?? prefix;
      push();
      hasRule = isRule(joined);
    }
  }
  return found;
}

function isContinued(line: string): boolean {
  const backslashes = /\\{1,99}$/.exec(line)?.[0].length ?? 0;
  return backslashes % 2 === 1;
}

/** The shell sees the joints itself. */
function recipeText(parts: readonly string[], prefix: string): string {
  return parts.map((part) => (part.startsWith(prefix) ? part.slice(prefix.length) : part)).join('\n');
}

function plainText(parts: readonly string[]): string {
  const joined = parts.map((part) => (isContinued(part) ? part.slice(0, -1) : part).trim()).join(' ');
  const comment = /(?:^|[^\\])#/.exec(joined);
  return (comment === null ? joined : joined.slice(0, comment.index + comment[0].length - 1)).trim();
}

/** Position of the first `=` or `:` that stands in no reference. */
export function separator(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '(' || letter === '{') depth++;
    else if (letter === ')' || letter === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (letter === '=' || letter === ':')) return at;
  }
  return null;
}

/** Whether a line names targets, so that a recipe may follow. */
export function isRule(text: string): boolean {
  const at = separator(text);
  return at !== null && text[at] === ':' && !/^:{1,3}=/.test(text.slice(at));
}
