import { plainText } from '../../core/text.ts';

/** No document that was read from a file can hold it, so that no text passes for markup. */
const made = Symbol('markup');

/** A piece of the page as it is. */
export interface Markup {
  readonly [made]: string;
}

/** What may be put into a template: texts are escaped, lists joined, nothing is left out where there is null. */
export type Part = string | number | null | Markup | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for content and for quoted attributes: no markup, no control characters, none that turn its direction. */
const escaped = (text: string): string => plainText(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return made in part ? part[made] : part.map(written).join('');
}

/** Markup from a template: everything put into it is escaped, save what this function made itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { [made]: String.raw({ raw: strings }, ...parts.map(written)) };
}

/** Our own text as it is, such as a digest, which would pass for a credential; never one from outside. */
export const verbatim = (own: string): Markup => ({ [made]: own });

/** The text of a page; ends its last line. */
export const textOf = (markup: Markup): string => `${markup[made].trim()}\n`;
