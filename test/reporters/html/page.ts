import { type DefaultTreeAdapterMap, defaultTreeAdapter, type ParserError, parse } from 'parse5';

type Node = DefaultTreeAdapterMap['node'];
export type Element = DefaultTreeAdapterMap['element'];

/** A page as browsers read it: its elements in order, and what a strict reader would complain of. */
export interface Page {
  readonly elements: readonly Element[];
  readonly errors: readonly ParserError[];
}

/** Reads a page with the parser that the HTML standard describes. */
export function parsed(text: string): Page {
  const errors: ParserError[] = [];
  const document = parse(text, { onParseError: (error) => errors.push(error), sourceCodeLocationInfo: true });
  return { elements: elementsOf(document), errors };
}

function elementsOf(node: Node): Element[] {
  const own = defaultTreeAdapter.isElementNode(node) ? [node] : [];
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...own, ...children.flatMap(elementsOf)];
}

/** The value of an attribute; null where there is none. */
export const attribute = ({ attrs }: Element, name: string): string | null =>
  attrs.find((one) => one.name === name)?.value ?? null;

/** All text below an element, with single spaces. */
export function textIn(element: Element): string {
  const texts = (node: Node): string =>
    defaultTreeAdapter.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map(texts).join('') : '';
  return texts(element).replace(/\s+/g, ' ').trim();
}
