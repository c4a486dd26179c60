import { plainText } from '../core/text.ts';

/** Noncharacters that XML 1.0 knows no way to write; the controls it forbids, plain text has not. */
const illegal = /[\ufffe\uffff]/g;

/** A text from outside as XML 1.0 can hold it, on one line; not escaped. */
export const legalText = (outside: string): string => plainText(outside).replace(illegal, '\ufffd');

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (outside: string): string =>
  legalText(outside).replace(/[&<>"]/g, (character) => entities[character] ?? '');

/** Attributes, each with a space before it; what is null is left out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** What may stand in an element: texts are put on lines of their own, elements are as `element` made them. */
export type Content = readonly string[] | readonly Element[];

/** An element as text. */
export interface Element {
  readonly markup: string;
}

/** An element with its attributes and its content, in which every text is escaped. */
export function element(name: string, attributes: Attributes, content: Content = []): Element {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === null ? '' : ` ${key}="${escaped(String(value))}"`,
  );
  const inner = content.map((part) => (typeof part === 'string' ? escaped(part) : part.markup)).join('\n');
  const open = `<${name}${written.join('')}`;
  return { markup: inner === '' ? `${open}/>` : `${open}>\n${inner}\n</${name}>` };
}

/** A document with this root; ends its last line. */
export const documentText = (root: Element): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.markup}\n`;
