import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/**
 * The one text of a document: RFC 8785 (sorted keys, no spaces) and a newline, so that equal documents are equal bytes.
 * @throws {Error} for what JSON cannot hold: NaN, infinities, lone surrogates, cycles, `undefined`. Documents hold none.
 */
export function canonicalText(document: unknown): string {
  const text = canonicalize(document);
  if (text === undefined) throw new Error('this value has no JSON form');
  return `${text}\n`;
}

/** SHA-256 over the UTF-8 bytes of a text, 64 hex digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
