import { NotUnderstood } from './script.ts';

/**
 * CI systems fill in `${{ … }}` (GitHub) and `$[[ inputs.… ]]` (GitLab) before any shell sees the script. Each is
 * replaced by letters that no shell gives a meaning to, as many as it had, so that places stay what they were: a mark,
 * its number in three letters, and filling.
 */
const mark = '\uE000';
const filling = '\uE001';
const firstDigit = 0xe010;
const base = 16;
const reserved = /[\uE000-\uE01F]/g;
const placeholder = /\uE000([\uE010-\uE01F]{3})\uE001+/g;

const opening = /\$\{\{|\$\[\[ ?inputs\./g;
/** The end of a template is sought this far. */
const longestTemplate = 1000;

/** A script ready to be parsed, and the templates that were taken out of it. */
export interface Prepared {
  readonly text: string;
  /** The same with its templates, which may run over several lines; places are the same in both. */
  readonly original: string;
  readonly templates: readonly string[];
}

/** Takes out templates, and the carriage returns of Windows line ends, which would be part of the words before them. */
export function prepare(script: string): Prepared {
  const text = script.replaceAll('\r\n', '\n').replace(reserved, '\uFFFD');
  const templates: string[] = [];
  let prepared = '';
  let from = 0;
  opening.lastIndex = 0;
  for (let hit = opening.exec(text); hit !== null; hit = opening.exec(text)) {
    const end = endOfTemplate(text, hit.index + 3, hit[0] === '${{' ? '}}' : ']]');
    if (end === null) continue;
    const template = text.slice(hit.index, end);
    prepared += text.slice(from, hit.index) + numbered(templates.length).padEnd(template.length, filling);
    templates.push(template);
    from = end;
    opening.lastIndex = end;
  }
  return { text: prepared + text.slice(from), original: text, templates };
}

/** What stood in a piece of text before it was prepared. */
export function restored(text: string, { templates }: Prepared): string {
  return text.replace(placeholder, (_, digits: string) => {
    const index = [...digits].reduce((sum, digit) => sum * base + digit.charCodeAt(0) - firstDigit, 0);
    return templates[index] ?? '';
  });
}

/** Whether a piece of prepared text held a template. */
export function hasTemplate(text: string): boolean {
  return text.includes(mark);
}

function numbered(index: number): string {
  if (index >= base ** 3) throw new NotUnderstood();
  const digits = [Math.floor(index / base ** 2), Math.floor(index / base) % base, index % base];
  return mark + String.fromCharCode(...digits.map((digit) => firstDigit + digit));
}

/** Strings of an expression stand in single quotes and may hold brackets. */
function endOfTemplate(text: string, start: number, closer: string): number | null {
  let isQuoted = false;
  const stop = Math.min(text.length, start + longestTemplate);
  for (let at = start; at < stop; at++) {
    if (text.charAt(at) === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith(closer, at)) return at + closer.length;
  }
  return null;
}
