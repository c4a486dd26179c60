import { plainText } from '../../core/text.ts';
import { clipped } from '../clipped.ts';

/** Letters shown of one text from outside. */
const letters = 400;

/** A space without width: forges read names of people and numbers of issues out of the finished page. */
const apart = '&#8203;';

/**
 * What could open markup, math, an address, an emoji, or a reference that a forge makes itself: people, groups, issues,
 * change requests, milestones, labels, snippets, alerts (GitHub, GitLab, Azure DevOps).
 */
const special = /[&<>\\`*_[\]|~$@#!%^{]|:(?=\/|[\w+-]{1,40}:)|\bwww(?=\.)|\bgh(?=-\d)/gi;
/** Written as entities, these mean themselves in Markdown and in HTML alike. */
const markup = /^[&<>\\`*_[\]|~$]$/;
/** Signs that make a reference of the word behind them. */
const sigil = /^[@#!%~$^&{[]$/;
/** What makes a list, a heading, a rule or a command of the line that it begins. */
const opening = /^(?:[#+\-=/]|\d(?=\d{0,8}[.)](?:\s|$)))/;

/**
 * A text from outside on one line, where Markdown or HTML is read: it opens no markup, link, image, table cell or
 * comment, and mentions nobody and nothing. Not for attributes.
 */
export const text = (outside: string): string => inline(cleaned(outside)).replace(opening, entity);

/** Made plain before it is cut, since half a credential is not known for one. */
const cleaned = (outside: string): string => clipped(plainText(outside.slice(0, 20 * letters)).trim(), letters);

function inline(clean: string): string {
  return clean.replace(special, (found, at: number) => {
    const next = clean.charAt(at + found.length);
    const isReference = sigil.test(found) ? next.trim() !== '' : !markup.test(found);
    return (markup.test(found) ? entity(found) : found) + (isReference ? apart : '');
  });
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const entity = (character: string): string => names[character] ?? `&#${character.codePointAt(0)};`;

/** A text from outside as code, in which forges change nothing; not for cells of a table, nor within HTML. */
export function code(outside: string): string {
  const clean = cleaned(outside);
  if (clean.trim() === '') return text(clean);
  const longest = Math.max(0, ...(clean.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  // One space at each end is taken off again.
  const pad = /^[` ]|[` ]$/.test(clean) ? ' ' : '';
  return `${fence}${pad}${clean}${pad}${fence}`;
}

/** A text from outside in which backticks mark code; not for cells of a table, nor within HTML. */
export function prose(outside: string): string {
  const parts = cleaned(outside).split('`');
  // A backtick without its second means itself, and there is no code of nothing.
  const isCode = parts.length % 2 === 1 && parts.every((part, nth) => nth % 2 === 0 || part.trim() !== '');
  if (!isCode) return text(outside);
  const [first = '', ...rest] = parts;
  const opened = inline(first).replace(opening, entity);
  return opened + rest.map((part, nth) => (nth % 2 === 0 ? code(part) : inline(part))).join('');
}

/** The same for a cell of a table, which a bar would end also within code. */
export function cell(outside: string): string {
  const spelled = prose(outside);
  if (!spelled.includes('|')) return spelled;
  // A bar is left in code alone, and there a backslash before it may mean itself or the bar.
  return spelled.includes('\\') ? text(outside.replaceAll('`', '')) : spelled.replaceAll('|', '\\|');
}

/** A link to an address that `linkOf` made, or the words alone where there is none. */
export const linked = (words: string, address: string | null): string =>
  address === null ? words : `[${words}](<${address}>)`;
