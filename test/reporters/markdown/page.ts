import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** What a forge's page would hold. */
export interface Page {
  /** Names of the elements, each once, sorted. */
  readonly elements: readonly string[];
  /** Addresses of links and whatever else has one. */
  readonly addresses: readonly string[];
  /** Text in which something stands for each code, since in that forges look for no references. */
  readonly prose: string;
  readonly text: string;
  /** How many cells each row of a table has. */
  readonly rows: readonly number[];
  readonly comments: readonly string[];
}

/** Markdown as a page, by another parser and with all HTML let through. */
export function pageOf(markdown: string): Page {
  const html = micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const elements = new Set<string>();
  const [addresses, prose, text, comments]: string[][] = [[], [], [], []] as const satisfies string[][];
  const rows: number[] = [];
  const look = (node: Node, isCode: boolean): void => {
    if (node.nodeName === '#comment' && 'data' in node) comments?.push(node.data.trim());
    if (node.nodeName === '#text' && 'value' in node) {
      text?.push(node.value);
      prose?.push(isCode ? '\ufffc' : node.value);
    }
    if ('tagName' in node) {
      elements.add(node.tagName);
      addresses?.push(...node.attrs.filter(({ name }) => /^(?:href|src|on.*)$/.test(name)).map(({ value }) => value));
      if (node.tagName === 'tr') rows.push(node.childNodes.filter((cell) => 'tagName' in cell).length);
    }
    if ('childNodes' in node) for (const child of node.childNodes) look(child, isCode || node.nodeName === 'code');
  };
  look(parseFragment(html), false);
  const joined = (parts: readonly string[] | undefined) => (parts ?? []).join('');
  return {
    elements: [...elements].sort(),
    addresses: addresses ?? [],
    prose: joined(prose),
    text: joined(text),
    rows,
    comments: comments ?? [],
  };
}

/** What forges would make of the text of a page: mentions, references, addresses, emoji. */
export const references = (prose: string): readonly string[] =>
  prose.match(
    /(?<![\w/])[@#!%~$^&](?=[\w"{])[\w/-]*|\w[#@]\w+|\bGH-\d+|\bwww\.\S+|\b[a-z][a-z0-9+.-]*:\/\/\S+|:[\w+-]+:/gi,
  ) ?? [];
